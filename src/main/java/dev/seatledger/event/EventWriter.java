package dev.seatledger.event;

/** Writes an event as the feed has it; how that looks is the API's business. */
public interface EventWriter {

    /** The bytes of its JSON. */
    byte[] write(Event event);
}

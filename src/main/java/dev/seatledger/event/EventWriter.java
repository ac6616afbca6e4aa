package dev.seatledger.event;

/** Serializes an event as in the feed; the format is defined by the API. */
public interface EventWriter {

    /** The bytes of its JSON. */
    byte[] write(Event event);
}

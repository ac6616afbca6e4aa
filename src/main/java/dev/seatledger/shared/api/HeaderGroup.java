package dev.seatledger.shared.api;

/** Headers that go together, which only some operations answer with. */
public enum HeaderGroup {

    /** The version of what is answered, as an entity tag. */
    VERSION,

    /** It may change at any moment: caches ask before each use. */
    REVALIDATED,

    /** Where to find what was created, or what was accepted and is still to be done. */
    LOCATION,

    /** A stream, which goes on for as long as the client listens. */
    STREAM,

    /** A file may be asked for instead. It never changes, and may not be there yet. */
    FILE
}

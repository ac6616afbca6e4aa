package dev.seatledger.fuzz;

/** What is done to a request that would have been right, or nearly. */
enum Mutation {
    BOUNDS(Part.JSON),
    WRONG_TYPE(Part.JSON),
    NULL(Part.JSON),
    MISSING_MEMBER(Part.JSON),
    EXTRA_MEMBER(Part.JSON),
    DUPLICATE_MEMBER(Part.JSON),
    UNICODE(Part.JSON),
    ODD_NUMBER(Part.JSON),
    DEEP_JSON(Part.JSON),
    BIG_ARRAY(Part.JSON),
    HUGE_STRING(Part.JSON),
    INVALID_UTF8(Part.BYTES),
    TRUNCATED(Part.BYTES),
    EMPTY_BODY(Part.BYTES),
    NOT_JSON(Part.BYTES),
    QUERY(Part.QUERY),
    MEDIA_TYPE(Part.BODY_HEADER),
    PATH_ID(Part.TRANSPORT),
    VERB(Part.TRANSPORT),
    ACCEPT(Part.TRANSPORT),
    AUTHORIZATION(Part.TRANSPORT),
    HEADER(Part.TRANSPORT),
    UNASKED_BODY(Part.TRANSPORT),
    FRAMING(Part.FRAMING);

    private final Part part;

    Mutation(Part part) {
        this.part = part;
    }

    Part part() {
        return part;
    }

    boolean leavesTheContract() {
        return part == Part.TRANSPORT || part == Part.FRAMING || part == Part.BODY_HEADER;
    }

    /** What it works on. Bytes are what comes after JSON, and framing what comes after bytes. */
    enum Part {
        JSON,
        BYTES,
        QUERY,
        BODY_HEADER,
        TRANSPORT,
        FRAMING
    }
}

package dev.seatledger.event;

/**
 * A member of an event's data.
 *
 * @param isNullable whether the member is present with null if there is no value
 */
public record EventMember(String name, Kind kind, boolean isNullable) {

    /** What a member holds. */
    public enum Kind {
        ID,
        TEXT,
        COUNT,
        PERCENT,
        UNIT_TYPE,
        DATE,
        INSTANT,
        /** For owners only (R3). */
        MONEY,
        /** The seats of each unit type. */
        SEATS,
        /** The guardrail of each unit type. */
        GUARDRAILS
    }

    static EventMember id(String name) {
        return new EventMember(name, Kind.ID, false);
    }

    static EventMember text(String name) {
        return new EventMember(name, Kind.TEXT, false);
    }

    static EventMember count(String name) {
        return new EventMember(name, Kind.COUNT, false);
    }

    static EventMember percent(String name) {
        return new EventMember(name, Kind.PERCENT, false);
    }

    static EventMember unitType() {
        return new EventMember("unitType", Kind.UNIT_TYPE, false);
    }

    static EventMember date(String name) {
        return new EventMember(name, Kind.DATE, false);
    }

    static EventMember instant(String name) {
        return new EventMember(name, Kind.INSTANT, false);
    }

    static EventMember money(String name) {
        return new EventMember(name, Kind.MONEY, false);
    }

    static EventMember seats(String name) {
        return new EventMember(name, Kind.SEATS, false);
    }

    static EventMember guardrails(String name) {
        return new EventMember(name, Kind.GUARDRAILS, false);
    }

    EventMember orNull() {
        return new EventMember(name, kind, true);
    }
}

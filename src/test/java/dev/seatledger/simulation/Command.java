package dev.seatledger.simulation;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is done to a company, as plain data that is printed with a failure. It names nothing by id ("the pick-th unit that
 * exists, modulo how many there are"), so that it keeps a meaning when the commands before it are left out.
 *
 * @param kind decides what the other members mean, see there
 * @param type of the unit
 * @param users how many to add
 * @param numbers how many to add
 * @param remove how many to delete first
 * @param pick which one; also varies who asks
 * @param size how much
 * @param group what is done at once
 */
record Command(
        Kind kind,
        @Nullable UnitType type,
        int users,
        int numbers,
        int remove,
        int pick,
        long size,
        List<Command> group) {

    /** What a size of all that is left, due or open means, in thousandths. */
    static final long ALL = 1000;

    enum Kind {
        /** One unit of the type. */
        ADD,
        /** Deletes {@code remove} units from the pick-th on, then adds users and numbers; size 1: one of the deleted is gone already. */
        BATCH,
        /** The pick-th unit of the type. */
        DELETE,
        /** The pick-th of the units that are gone already. */
        DELETE_AGAIN,
        /** Forward by size microseconds; back, if negative. */
        CLOCK,
        /** To the pick-th next boundary, and from there by size microseconds. */
        CLOCK_TO_BOUNDARY,
        /** To {@code size} included of the type, at once; pick 1: size is told from C, 2: from I. */
        AMEND_NOW,
        /** The same, at renewal. */
        AMEND_AT_RENEWAL,
        CANCEL,
        /** Of the pick-th invoice that is not paid (of all, if there is none), size thousandths of what is due; more than all: too much. */
        PAY,
        /** Pays everything that is due. */
        SETTLE,
        /** Like PAY, of what can be credited; a negative pick counts from the newest invoice back, a negative size names no amount. */
        CREDIT,
        SUSPEND,
        RESUME,
        /** The adds and deletes of the group, at once. */
        TOGETHER
    }

    Command {
        group = group == null ? List.of() : List.copyOf(group);
    }

    static Command of(Kind kind, int pick, long size) {
        return new Command(kind, null, 0, 0, 0, pick, size, List.of());
    }

    static Command of(Kind kind, UnitType type, int pick, long size) {
        return new Command(kind, type, 0, 0, 0, pick, size, List.of());
    }

    static Command batch(int users, int numbers, int remove, int pick) {
        return new Command(Kind.BATCH, null, users, numbers, remove, pick, 0, List.of());
    }

    static Command together(List<Command> group) {
        return new Command(Kind.TOGETHER, null, 0, 0, 0, 0, 0, group);
    }
}

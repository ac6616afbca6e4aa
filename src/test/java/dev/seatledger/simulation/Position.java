package dev.seatledger.simulation;

/** I, C and S of one unit type (R1). */
record Position(int included, int created, int paid) {

    Position {
        if (created < 0 || paid < Math.max(included, created)) {
            throw new IllegalStateException(created + " of " + paid + " seats, " + included + " included");
        }
    }

    int additional() {
        return Math.max(0, created - included);
    }

    int free() {
        return Math.max(0, paid - created);
    }

    int unusedIncluded() {
        return Math.max(0, included - created);
    }

    int needFor(int units) {
        return Math.max(0, created + units - paid);
    }

    Position add(int units) {
        return new Position(included, created + units, Math.max(paid, created + units));
    }

    Position remove(int units) {
        return new Position(included, created - units, paid);
    }

    /** created / included / additional / paid / free, as the worked cases write it. */
    String row() {
        return created + "/" + included + "/" + additional() + "/" + paid + "/" + free();
    }
}

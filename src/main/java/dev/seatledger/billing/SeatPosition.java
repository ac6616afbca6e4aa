package dev.seatledger.billing;

/**
 * The counts of one unit type of one company (R1).
 *
 * @param included {@code I}: the contract's minimum commitment, billed even if fewer units exist
 * @param created {@code C}: units that exist now
 * @param paid {@code S}: seats paid for; at least {@code included} and at least {@code created}
 */
public record SeatPosition(UnitType type, int included, int created, int paid) {

    public SeatPosition {
        if (included < 0 || created < 0 || paid < Math.max(included, created)) {
            throw new IllegalArgumentException(
                    "%s: included %d, created %d, paid %d".formatted(type, included, created, paid));
        }
    }

    /** A position nobody has used yet: what the contract includes is paid from the start. */
    public static SeatPosition opening(UnitType type, int included) {
        return new SeatPosition(type, included, 0, included);
    }

    /** Units beyond the contract, and so what a full period bills beyond the commitment. */
    public int additional() {
        return Math.max(0, created - included);
    }

    /** What can be added now without any charge. */
    public int freeSeats() {
        return paid - created;
    }

    public int unusedIncluded() {
        return Math.max(0, included - created);
    }

    /** Seats that must be bought before {@code units} more can exist (R9). */
    public int seatsToBuy(int units) {
        return Math.max(0, created + units - paid);
    }

    /** {@code units} more exist; seats are bought where the free ones do not suffice. */
    public SeatPosition add(int units) {
        return new SeatPosition(type, included, created + units, paid + seatsToBuy(units));
    }

    /** {@code units} fewer exist; their seats stay paid and free (R16). */
    public SeatPosition remove(int units) {
        return new SeatPosition(type, included, created - units, paid);
    }

    /**
     * Another commitment, at once. Seats that were bought as additional are absorbed by a higher one (R22); those that a lower one gives
     * back are paid no more (R24). Whether a lower one is allowed, with {@code created} above it, is not asked here.
     */
    public SeatPosition commit(int newIncluded) {
        return newIncluded >= included
                ? new SeatPosition(type, newIncluded, created, Math.max(paid, newIncluded))
                : new SeatPosition(type, newIncluded, created, paid - (included - newIncluded));
    }

    /**
     * The position in a new charge window (R19).
     *
     * @param newIncluded the commitment from then on; the seats that a lower one gives up are not retained
     * @param keepsSeats whether seats that were bought stay: within a contract term, where the contract says so (R8)
     */
    public SeatPosition rollOver(int newIncluded, boolean keepsSeats) {
        int needed = Math.max(newIncluded, created);
        int retained = paid - Math.max(0, included - newIncluded);
        return new SeatPosition(type, newIncluded, created, keepsSeats ? Math.max(retained, needed) : needed);
    }

    /** Where the next unit would sit. */
    public SeatSource nextSeat() {
        if (seatsToBuy(1) > 0) {
            return SeatSource.ADDITIONAL;
        }
        return created < included ? SeatSource.INCLUDED : SeatSource.PAID_SEAT;
    }
}

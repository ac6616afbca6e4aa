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

    /** A position without units: what the contract includes is paid for from the start. */
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

    /** With {@code units} more; seats are bought if there are not enough free ones. */
    public SeatPosition add(int units) {
        return new SeatPosition(type, included, created + units, paid + seatsToBuy(units));
    }

    /** With {@code units} fewer; their seats stay paid for and become free (R16). */
    public SeatPosition remove(int units) {
        return new SeatPosition(type, included, created - units, paid);
    }

    /**
     * A different commitment, with immediate effect. An increase absorbs seats bought as additional (R22); seats given up by a decrease are
     * no longer paid for (R24). Whether a decrease is allowed while more units exist is not checked here.
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
     * @param keepsSeats whether bought seats are retained: within a contract term, if the contract says so (R8)
     */
    public SeatPosition rollOver(int newIncluded, boolean keepsSeats) {
        int needed = Math.max(newIncluded, created);
        int retained = paid - Math.max(0, included - newIncluded);
        return new SeatPosition(type, newIncluded, created, keepsSeats ? Math.max(retained, needed) : needed);
    }

    /** The kind of seat the next unit would take. */
    public SeatSource nextSeat() {
        if (seatsToBuy(1) > 0) {
            return SeatSource.ADDITIONAL;
        }
        return created < included ? SeatSource.INCLUDED : SeatSource.PAID_SEAT;
    }
}

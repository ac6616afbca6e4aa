package dev.seatledger.billing;

/** How a contract is billed. The length of the billing period and of the charge window of additional units follow from it (R8). */
public enum SubscriptionType {
    /** A term of one month that renews by itself. */
    MONTHLY(1, 1, 1, SeatRetention.WINDOW),
    /** A longer commitment, billed month by month. */
    ANNUAL_BILLED_MONTHLY(1, 1, 12, SeatRetention.TERM),
    /** Everything is billed a year at a time. */
    ANNUAL_UPFRONT(12, 12, 12, SeatRetention.WINDOW),
    /** The commitment is billed a year at a time, additional units month by month. */
    ANNUAL_UPFRONT_MONTHLY_ADDITIONAL(12, 1, 12, SeatRetention.WINDOW);

    private final int billingMonths;
    private final int windowMonths;
    private final int defaultTermMonths;
    private final SeatRetention defaultRetention;

    SubscriptionType(int billingMonths, int windowMonths, int defaultTermMonths, SeatRetention defaultRetention) {
        this.billingMonths = billingMonths;
        this.windowMonths = windowMonths;
        this.defaultTermMonths = defaultTermMonths;
        this.defaultRetention = defaultRetention;
    }

    /** Months that one recurring invoice of the included quantity covers: 1 or 12. */
    public int billingMonths() {
        return billingMonths;
    }

    /** Months that the price of one additional unit covers: 1 or 12. */
    public int windowMonths() {
        return windowMonths;
    }

    public int defaultTermMonths() {
        return defaultTermMonths;
    }

    /** The default if the contract does not specify it (R8). */
    public SeatRetention defaultRetention() {
        return defaultRetention;
    }
}

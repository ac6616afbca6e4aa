package dev.seatledger.simulation;

import java.util.Locale;

/** How often what is included and what is additional is billed (R8, R19). */
enum SubscriptionType {
    MONTHLY(1, 1),
    ANNUAL_BILLED_MONTHLY(1, 1),
    ANNUAL_UPFRONT(12, 12),
    ANNUAL_UPFRONT_MONTHLY_ADDITIONAL(12, 1);

    private final int periodMonths;
    private final int windowMonths;

    SubscriptionType(int periodMonths, int windowMonths) {
        this.periodMonths = periodMonths;
        this.windowMonths = windowMonths;
    }

    /** Months of a billing period, what the included price is for. */
    int periodMonths() {
        return periodMonths;
    }

    /** Months of a charge window, what the additional price is for. */
    int windowMonths() {
        return windowMonths;
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

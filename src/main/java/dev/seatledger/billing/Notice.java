package dev.seatledger.billing;

import java.time.LocalDate;

/** From when a contract can become smaller or end (R23, R25). */
public final class Notice {

    /** Customers with at most this many included users need no notice. */
    private static final int SMALL_CONTRACT_USERS = 10;

    private static final int DAYS = 30;

    private Notice() {}

    /**
     * First day of a lower commitment, or first day after a contract that is cancelled: the first renewal that is at least 30 days away;
     * for contracts of 10 included users or fewer the end of the running billing period.
     *
     * @param today local day on which it is asked for
     * @param includedUsers 0 for a contract without users
     */
    public static LocalDate takesEffectOn(BillingCalendar calendar, LocalDate today, int includedUsers) {
        if (includedUsers <= SMALL_CONTRACT_USERS) {
            return calendar.billingPeriodOn(today).period().end();
        }
        LocalDate renewal = calendar.termOn(today).end();
        while (today.plusDays(DAYS).isAfter(renewal)) {
            renewal = calendar.termOn(renewal).end();
        }
        return renewal;
    }
}

package dev.seatledger.billing;

/**
 * The span that a price covers, and the part of it that runs.
 *
 * <p>The two differ only where a contract starts between two anchor days: its first window is cut short, while the price still is that of
 * the whole window.
 *
 * @param period what runs: charges go up to its end
 * @param full the window whose length divides the price; it has the same end
 */
public record ChargeWindow(Period period, Period full) {

    public ChargeWindow {
        if (!period.end().equals(full.end()) || period.start().isBefore(full.start())) {
            throw new IllegalArgumentException(period + " is not the end of " + full);
        }
    }
}

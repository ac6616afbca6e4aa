package dev.seatledger.billing;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Periods as people write them, including the last day: {@code 1-12 October 2024}. */
final class EnglishDates {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_MONTH = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private EnglishDates() {}

    static String format(Period period) {
        LocalDate first = period.start();
        LocalDate last = period.lastDay();
        if (first.equals(last)) {
            return DATE.format(first);
        }
        DateTimeFormatter firstFormat =
                first.getYear() != last.getYear() ? DATE : first.getMonth() != last.getMonth() ? DAY_MONTH : DAY;
        return firstFormat.format(first) + "-" + DATE.format(last);
    }
}

package dev.seatledger.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * The days on which something of one contract begins. It walks from the contract's start one day at a time and asks of each whether it is
 * an anchor day, which is slow and has no formula that could share a mistake with the application's.
 *
 * <p>Readings: a start that is itself a (clamped) anchor day is the first anchor and cuts nothing short. Years and terms are counted in
 * anchor days from the first one; the stretch before it belongs to the first term and is priced as the end of the full window (1 or 12
 * anchor days back) that ends there.
 */
final class Almanac {

    /** Things that begin on a day. */
    enum Kind {
        WINDOW,
        PERIOD,
        TERM
    }

    private record Mark(LocalDate day, boolean window, boolean period, boolean term) {

        boolean begins(Kind kind) {
            return switch (kind) {
                case WINDOW -> window;
                case PERIOD -> period;
                case TERM -> term;
            };
        }
    }

    private final Terms terms;
    private final ZoneId zone;
    private final List<Mark> marks = new ArrayList<>();
    private LocalDate walked;
    private int anchors;

    Almanac(Terms terms) {
        this.terms = terms;
        this.zone = terms.zone();
        this.walked = terms.start();
        this.anchors = isAnchor(walked) ? 1 : 0;
        marks.add(new Mark(walked, true, true, true));
    }

    LocalDate dayOf(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    /** Not always midnight: some zones skip it in spring. */
    Instant firstInstantOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    boolean begins(Kind kind, LocalDate day) {
        walkTo(day);
        return marks.stream().anyMatch(mark -> mark.day().equals(day) && mark.begins(kind));
    }

    /** The latest day, this one included, on which one begins. */
    LocalDate startOf(Kind kind, LocalDate day) {
        walkTo(day);
        LocalDate latest = terms.start();
        for (Mark mark : marks) {
            if (mark.begins(kind) && !mark.day().isAfter(day)) {
                latest = mark.day();
            }
        }
        return latest;
    }

    /** The first day after this one on which the next begins. */
    LocalDate endOf(Kind kind, LocalDate day) {
        walkTo(day);
        while (true) {
            for (Mark mark : marks) {
                if (mark.begins(kind) && mark.day().isAfter(day)) {
                    return mark.day();
                }
            }
            walkTo(walked.plusDays(1));
        }
    }

    /** The first end of a term that is at least so many days after this day. */
    LocalDate termEndAtLeast(int days, LocalDate day) {
        LocalDate end = endOf(Kind.TERM, day);
        while (day.isAfter(end.minusDays(days))) {
            end = endOf(Kind.TERM, end);
        }
        return end;
    }

    /** What runs on this day, from its own start. */
    Stretch whole(Kind kind, LocalDate day) {
        return rest(kind, firstInstantOf(startOf(kind, day)));
    }

    /** What remains of what runs then; the day, or the second, counts. */
    Stretch rest(Kind kind, Instant from) {
        LocalDate day = dayOf(from);
        LocalDate end = endOf(kind, day);
        LocalDate fullStart = fullStart(kind, startOf(kind, day), end);
        if (terms.prorationBySecond()) {
            long last = firstInstantOf(end).getEpochSecond();
            return new Stretch(
                    day,
                    end,
                    last - from.getEpochSecond(),
                    last - firstInstantOf(fullStart).getEpochSecond());
        }
        return new Stretch(day, end, daysBetween(day, end), daysBetween(fullStart, end));
    }

    private LocalDate fullStart(Kind kind, LocalDate start, LocalDate end) {
        if (isAnchor(start)) {
            return start;
        }
        SubscriptionType type = terms.cycle().type();
        int missing = kind == Kind.WINDOW ? type.windowMonths() : type.periodMonths();
        LocalDate day = end;
        while (missing > 0) {
            day = day.minusDays(1);
            if (isAnchor(day)) {
                missing--;
            }
        }
        return day;
    }

    private static long daysBetween(LocalDate from, LocalDate to) {
        long days = 0;
        for (LocalDate day = from; day.isBefore(to); day = day.plusDays(1)) {
            days++;
        }
        return days;
    }

    private boolean isAnchor(LocalDate day) {
        int lastOfMonth = YearMonth.from(day).lengthOfMonth();
        return day.getDayOfMonth() == Math.min(terms.cycle().anchorDay(), lastOfMonth);
    }

    private void walkTo(LocalDate day) {
        while (walked.isBefore(day)) {
            walked = walked.plusDays(1);
            if (isAnchor(walked)) {
                mark(walked, anchors);
                anchors++;
            }
        }
    }

    private void mark(LocalDate day, int number) {
        boolean window = number % terms.cycle().type().windowMonths() == 0;
        boolean period = number % terms.cycle().type().periodMonths() == 0;
        // A monthly contract is a term of one month (section 2): its terms are its periods, a first one that is cut
        // short too.
        boolean term = terms.cycle().type() == SubscriptionType.MONTHLY
                ? period
                : number > 0 && number % terms.cycle().termMonths() == 0;
        if (window || period || term) {
            marks.add(new Mark(day, window, period, term));
        }
    }
}

package dev.seatledger.billing;

import java.util.Arrays;
import java.util.List;

/** Parts of the paid seats in use that owners want to hear of (R35). */
public enum UsageThreshold {
    THREE_QUARTERS(75),
    NINE_TENTHS(90),
    ALL(100);

    private final int percent;

    UsageThreshold(int percent) {
        this.percent = percent;
    }

    /** Of the paid seats. */
    public int percent() {
        return percent;
    }

    /**
     * Those that were not reached before and are now: by more units, or by fewer paid seats. Of no seats at all, all are in use: whoever
     * buys each single seat is not told of each.
     */
    public static List<UsageThreshold> crossed(SeatPosition before, SeatPosition after) {
        return Arrays.stream(values())
                .filter(threshold -> !threshold.isReached(before) && threshold.isReached(after))
                .toList();
    }

    private boolean isReached(SeatPosition position) {
        return position.created() * 100L >= (long) percent * position.paid();
    }
}

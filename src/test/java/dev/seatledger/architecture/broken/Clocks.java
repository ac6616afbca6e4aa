package dev.seatledger.architecture.broken;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.function.Supplier;

/** Every way past the application's clock, and one that is right. */
public final class Clocks {

    private Clocks() {}

    public static final class OfAnInstant {
        Object now = Instant.now();
    }

    public static final class OfADay {
        Object now = LocalDate.now(ZoneOffset.UTC);
    }

    public static final class OfADayAndTime {
        Object now = LocalDateTime.now(ZoneOffset.UTC);
    }

    public static final class OfATime {
        Object now = LocalTime.now(ZoneOffset.UTC);
    }

    public static final class OfAZone {
        Object now = ZonedDateTime.now(ZoneOffset.UTC);
    }

    public static final class OfAnOffset {
        Object now = OffsetDateTime.now(ZoneOffset.UTC);
    }

    public static final class OfAMonth {
        Object now = YearMonth.now(ZoneOffset.UTC);
    }

    public static final class OfAYear {
        Object now = Year.now(ZoneOffset.UTC);
    }

    public static final class OfMilliseconds {
        long now = System.currentTimeMillis();
    }

    public static final class OfAClock {
        Object now = Clock.systemUTC();
    }

    public static final class OfAZonesClock {
        Object now = Clock.system(ZoneOffset.UTC);
    }

    public static final class OfAReference {
        Supplier<Instant> now = Instant::now;
    }

    public static final class OfTheApplication {
        Object now(Clock clock) {
            return LocalDate.now(clock);
        }
    }
}

package dev.seatledger.billing;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.converter.ArgumentConversionException;
import org.junit.jupiter.params.converter.TypedArgumentConverter;

/** A period as the tables write it, its end excluded: {@code 2024-09-13..2024-10-13}. */
final class PeriodText extends TypedArgumentConverter<String, Period> {

    PeriodText() {
        super(String.class, Period.class);
    }

    static Period parse(String text) {
        String[] days = text.split("\\.\\.", -1);
        if (days.length != 2) {
            throw new IllegalArgumentException("not a period: " + text);
        }
        return new Period(LocalDate.parse(days[0]), LocalDate.parse(days[1]));
    }

    @Override
    protected Period convert(@Nullable String text) {
        if (text == null) {
            throw new ArgumentConversionException("a period is missing");
        }
        return parse(text);
    }
}

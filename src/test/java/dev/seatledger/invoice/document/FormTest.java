package dev.seatledger.invoice.document;

import java.util.Arrays;
import java.util.List;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.core.MediaType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.seatledger.invoice.document.api.Form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class FormTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/* | JSON",
                "application/* | JSON",
                "application/json | JSON",
                "application/pdf | PDF",
                "application/xml | XML",
                "application/pdf, application/json, application/xml | JSON",
                "application/pdf, application/json;q=0.9 | PDF",
                "application/xml;q=0.8, application/pdf;q=0.5 | XML",
                "application/xml;q=0.8, */*;q=0.1 | XML",
                "*/*, application/json;q=0 | PDF",
                "application/*;q=0.3, application/json;q=0.2 | PDF",
                "application/pdf;q=0.125, application/xml;q=0.12 | PDF",
                "application/pdf;q=1.000, application/xml;q=1. | PDF",
                "application/pdf;q=-1e100000000, application/xml;q=0.9 | PDF",
                "application/pdf;q=1e1000000000 | PDF",
                "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8 | XML"
            })
    void isTheOneThatIsLikedBest(String accept, Form expected) {
        assertEquals(expected, Form.preferred(ranges(accept)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"text/html", "application/pdf;q=0", "image/*, text/*", "application/problem+json"})
    void isNoneIfNoneIsLiked(String accept) {
        assertThrows(NotAcceptableException.class, () -> Form.preferred(ranges(accept)));
    }

    @Test
    void isJsonIfNothingIsSaid() {
        assertEquals(Form.JSON, Form.preferred(List.of(MediaType.WILDCARD_TYPE)));
    }

    private static List<MediaType> ranges(String accept) {
        return Arrays.stream(accept.split(",", -1))
                .map(String::trim)
                .map(FormTest::range)
                .toList();
    }

    private static MediaType range(String text) {
        String[] parts = text.split(";q=", -1);
        String[] type = parts[0].split("/", -1);
        return parts.length == 1
                ? new MediaType(type[0], type[1])
                : new MediaType(type[0], type[1], java.util.Map.of("q", parts[1]));
    }
}

package dev.seatledger.invoice.document;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import dev.seatledger.billing.Period;
import dev.seatledger.customer.Language;
import dev.seatledger.shared.money.Money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class WordingTest {

    private static final Wording ENGLISH = Wording.in(Language.EN);
    private static final Wording FRENCH = Wording.in(Language.FR);

    @Test
    void writesAmountsWithTheCurrencysOwnDecimals() {
        assertEquals("1,234,567.50\u00a0EUR", ENGLISH.money(money("1234567.50", "EUR")));
        assertEquals("1\u202f234\u202f567,50\u00a0EUR", FRENCH.money(money("1234567.50", "EUR")));
        assertEquals("1,200\u00a0JPY", ENGLISH.money(money("1200", "JPY")));
        assertEquals("0,933\u00a0KWD", FRENCH.money(money("0.933", "KWD")));
    }

    @Test
    void writesPercentsWithoutNeedlessDecimals() {
        assertEquals("20%", ENGLISH.percent(new BigDecimal("20.00")));
        assertEquals("5,5\u00a0%", FRENCH.percent(new BigDecimal("5.50")));
        assertEquals("0\u00a0%", FRENCH.percent(new BigDecimal("0")));
    }

    @Test
    void writesPeriodsWithTheirLastDay() {
        assertEquals("1–12 October 2024", ENGLISH.period(period("2024-10-01", "2024-10-13")));
        assertEquals("du 1er au 12 octobre 2024", FRENCH.period(period("2024-10-01", "2024-10-13")));
        assertEquals("du 13 septembre au 12 octobre 2024", FRENCH.period(period("2024-09-13", "2024-10-13")));
        assertEquals("du 1er décembre 2024 au 31 janvier 2025", FRENCH.period(period("2024-12-01", "2025-02-01")));
        assertEquals("le 12 octobre 2024", FRENCH.period(period("2024-10-12", "2024-10-13")));
    }

    /** French lacks nothing that English says; it has words for lines beside, which are stored in English. */
    @Test
    void saysEverythingInFrenchToo() {
        TreeSet<String> english = new TreeSet<>(bundle("en").keySet());
        english.removeAll(bundle("fr").keySet());

        assertEquals(new TreeSet<>(), english);
        assertTrue(bundle("fr").keySet().contains("line.ADDITIONAL.USER.many"));
    }

    @Test
    void isWhatIsUsualInTheCountry() {
        assertEquals(Language.FR, Language.usualIn("FR"));
        assertEquals(Language.FR, Language.usualIn("LU"));
        assertEquals(Language.EN, Language.usualIn("BE"));
        assertEquals(Language.EN, Language.usualIn("US"));
    }

    private static ResourceBundle bundle(String language) {
        return ResourceBundle.getBundle("documents.messages", Locale.forLanguageTag(language));
    }

    private static Money money(String amount, String currency) {
        return Money.of(amount, Currency.getInstance(currency));
    }

    private static Period period(String start, String end) {
        return new Period(LocalDate.parse(start), LocalDate.parse(end));
    }
}

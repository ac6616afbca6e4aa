package dev.seatledger.invoice.document;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.seatledger.billing.CreditNoteReason;
import dev.seatledger.billing.InvoiceReason;
import dev.seatledger.billing.PaymentMethod;
import dev.seatledger.billing.Period;
import dev.seatledger.billing.ProrationMode;
import dev.seatledger.billing.TaxCategory;
import dev.seatledger.billing.UnitType;
import dev.seatledger.ledger.Language;
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

    /** A missing text throws when the first document needs it. */
    @ParameterizedTest
    @EnumSource
    void hasATextForEachConstant(Language language) {
        TreeSet<String> needed = new TreeSet<>();
        addKeys(needed, "title.#", DocumentKind.values());
        addKeys(needed, "total.#", DocumentKind.values());
        addKeys(needed, "due.#", DocumentKind.values());
        addKeys(needed, "reason.INVOICE.#", InvoiceReason.values());
        addKeys(needed, "reason.CREDIT_NOTE.#", CreditNoteReason.values());
        addKeys(needed, "payment.#", PaymentMethod.values());
        addKeys(needed, "means.#", PaymentMethod.values());
        addKeys(needed, "tax.#", TaxCategory.values());
        addKeys(needed, "explain.whole.#", ProrationMode.values());
        addKeys(needed, "explain.part.#", ProrationMode.values());
        if (language != Language.EN) {
            // In English these are stored with the document.
            addKeys(needed, "line.INCLUDED.#.one", UnitType.values());
            addKeys(needed, "line.INCLUDED.#.many", UnitType.values());
            addKeys(needed, "line.ADDITIONAL.#.one", UnitType.values());
            addKeys(needed, "line.ADDITIONAL.#.many", UnitType.values());
            addKeys(needed, "line.CREDIT.#", CreditNoteReason.values());
            addKeys(needed, "tax.#.mention", TaxCategory.values());
            needed.remove("tax.STANDARD.mention");
        }

        needed.removeAll(bundle(language.code()).keySet());
        assertEquals(new TreeSet<>(), needed);
    }

    private static void addKeys(Set<String> keys, String pattern, Enum<?>[] constants) {
        for (Enum<?> constant : constants) {
            keys.add(pattern.replace("#", constant.name()));
        }
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

package dev.seatledger.unit;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.seatledger.billing.AppliedCredit;
import dev.seatledger.billing.InvoiceAmounts;
import dev.seatledger.billing.InvoiceReason;
import dev.seatledger.billing.LineRule;
import dev.seatledger.billing.Period;
import dev.seatledger.billing.ProrationMode;
import dev.seatledger.billing.Share;
import dev.seatledger.billing.TaxCategory;
import dev.seatledger.billing.TaxParty;
import dev.seatledger.billing.TaxTreatment;
import dev.seatledger.billing.UnitType;
import dev.seatledger.invoice.DocumentLine;
import dev.seatledger.invoice.InvoiceRecord;
import dev.seatledger.invoice.Issuer;
import dev.seatledger.shared.money.Money;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Two releases that run beside each other must agree on it. A difference here means a new version of the format. */
class PreviewTextTest {

    private static final UUID COMPANY = UUID.fromString("01890000-0000-7000-8000-000000000001");
    private static final Currency EUR = Currency.getInstance("EUR");

    @Test
    void spellsOutTheOperation() {
        UUID first = UUID.fromString("01890000-0000-7000-8000-00000000000a");
        UUID second = UUID.fromString("01890000-0000-7000-8000-00000000000b");
        NewUnit ada = new NewUnit(UnitType.USER, "Ada Lovelace", "ada@example.com", null, "ext-1", "R&D");
        NewUnit desk = new NewUnit(UnitType.NUMBER, "Desk", null, "+33123456789", null, null);

        assertEquals(
                """
                preview 1
                company 01890000-0000-7000-8000-000000000001
                remove 01890000-0000-7000-8000-00000000000a
                remove 01890000-0000-7000-8000-00000000000b
                add 2 USER
                add 1 NUMBER""",
                PreviewText.ofOperation(COMPANY, UnitOperation.batch(List.of(second, first), List.of(desk, ada, ada))));
    }

    @Test
    void spellsOutTheCharge() {
        assertEquals("""
                preview 1
                held false
                charged true
                line ADDITIONAL
                unit type USER
                quantity 2
                unit price 8
                from 2024-10-01
                until 2024-10-13
                share by DAY 12/30
                full price 20.00 EUR
                seats before 10
                seats after 12
                line net 16.00 EUR
                net 16.00 EUR
                tax 3.20 EUR
                tax category STANDARD
                tax rate 20
                total 19.20 EUR
                credit applied 5.00 EUR""", PreviewText.ofCharge(false, true, Optional.of(invoice())));
    }

    @Test
    void spellsOutThatNothingIsCharged() {
        assertEquals("""
                preview 1
                held true
                charged false""", PreviewText.ofCharge(true, false, Optional.empty()));
    }

    private static InvoiceRecord invoice() {
        DocumentLine line = new DocumentLine(
                LineRule.ADDITIONAL,
                "A sentence",
                UnitType.USER,
                2,
                new BigDecimal("8.00"),
                new Period(LocalDate.of(2024, 10, 1), LocalDate.of(2024, 10, 13)),
                new Share(ProrationMode.DAY, 12, 30),
                euros("20.00"),
                10,
                12,
                euros("16.00"));
        return new InvoiceRecord(
                UUID.randomUUID(),
                new Issuer("main", "Seller", List.of(), new TaxParty("FR", null), "INV-", "CN-"),
                InvoiceReason.ADDITIONAL_UNITS,
                Instant.parse("2024-10-01T09:00:00Z"),
                LocalDate.of(2024, 10, 1),
                LocalDate.of(2024, 10, 1),
                null,
                List.of(line),
                new TaxTreatment(TaxCategory.STANDARD, new BigDecimal("20.0"), "Another sentence"),
                new InvoiceAmounts(euros("16.00"), euros("3.20"), euros("19.20")),
                List.of(new AppliedCredit(UUID.randomUUID(), euros("5.00"))));
    }

    private static Money euros(String amount) {
        return Money.of(amount, EUR);
    }
}

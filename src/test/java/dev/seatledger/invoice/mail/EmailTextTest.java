package dev.seatledger.invoice.mail;

import java.time.LocalDate;
import java.util.Currency;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.seatledger.billing.PaymentMethod;
import dev.seatledger.customer.Language;
import dev.seatledger.invoice.DocumentKind;
import dev.seatledger.shared.money.Money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class EmailTextTest {

    @Test
    void asksForATransferUntilTheDayItIsDue() {
        EmailText text = EmailText.of(invoice(PaymentMethod.BANK_TRANSFER, "12.00"), Language.EN);

        assertEquals("Invoice INV-000042: €1,234.50, due 31 October 2024", text.subject());
        assertTrue(text.body().contains("\nTo be paid: €12.00, by 31 October 2024\n"), text.body());
        assertTrue(text.body().contains("\nWhat it is for: your subscription, 1 October 2024 – 31 October 2024\n"));
    }

    @Test
    void asksNobodyToPayWhoPaysByCard() {
        EmailText text = EmailText.of(invoice(PaymentMethod.CARD, "12.00"), Language.EN);

        assertEquals("Invoice INV-000042: €1,234.50", text.subject());
        assertTrue(text.body().contains("\nCharged to your card: €12.00, on 31 October 2024\n"), text.body());
    }

    @Test
    void saysThatCreditHasCoveredIt() {
        EmailText text = EmailText.of(invoice(PaymentMethod.BANK_TRANSFER, "0.00"), Language.FR);

        assertTrue(text.subject().startsWith("Facture INV-000042 : 1"), text.subject());
        assertTrue(text.body().contains("\nRien ne reste à régler : un avoir couvre le montant.\n"), text.body());
    }

    @Test
    void saysWhatACreditNoteIsFor() {
        EmailText text =
                EmailText.of(content(DocumentKind.CREDIT_NOTE, "GOODWILL", null, PaymentMethod.CARD), Language.FR);

        assertTrue(text.body().contains("veuillez trouver ci-joint l’avoir INV-000042 du 1 octobre 2024"), text.body());
        assertTrue(text.body().contains("\nObjet : un avoir à titre commercial, 1 octobre 2024 – 31 octobre 2024\n"));
    }

    private static QueuedEmail.Content invoice(PaymentMethod method, String amountDue) {
        return content(DocumentKind.INVOICE, "RECURRING", amountDue, method);
    }

    private static QueuedEmail.Content content(
            DocumentKind kind, String reason, @Nullable String amountDue, PaymentMethod method) {
        return new QueuedEmail.Content(
                kind,
                "INV-000042",
                reason,
                LocalDate.parse("2024-10-01"),
                amountDue == null ? null : LocalDate.parse("2024-10-31"),
                eur("1234.50"),
                amountDue == null ? null : eur(amountDue),
                method,
                "Seller SAS",
                "Buyer",
                LocalDate.parse("2024-10-01"),
                LocalDate.parse("2024-11-01"));
    }

    private static Money eur(String amount) {
        return Money.of(amount, Currency.getInstance("EUR"));
    }
}

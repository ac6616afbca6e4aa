package dev.seatledger.invoice.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.quarkus.qute.TemplateInstance;

import dev.seatledger.billing.TaxCategory;
import dev.seatledger.billing.TaxTreatment;
import dev.seatledger.invoice.BankAccount;
import dev.seatledger.ledger.DocumentLine;

/**
 * The document for people, ready for {@code templates/DocumentPage.html}: everything is text in the document's language.
 *
 * @param seller lines, the name first; as is {@code buyer}
 * @param facts what stands beside the customer
 * @param totals what is summed up, without the last line
 */
record DocumentPage(
        Wording words,
        String kind,
        String style,
        String title,
        String number,
        String subject,
        String reason,
        List<String> seller,
        List<String> buyer,
        List<Fact> facts,
        String lineNet,
        List<LineText> lines,
        List<Fact> totals,
        Fact due,
        List<String> payment,
        List<String> notes,
        String footer)
        implements TemplateInstance {

    public record Fact(String label, String value) {}

    /** One row of the table. */
    public record LineText(String description, String explanation, String quantity, String unitPrice, String net) {}

    static DocumentPage of(DocumentContent content, String style) {
        Wording words = Wording.in(content.language());
        String kind = content.kind().name();
        String title = words.text("title." + kind);
        return new DocumentPage(
                words,
                kind,
                style,
                title,
                content.number(),
                words.text("subject", title, content.number(), content.seller().legalName()),
                words.text("reason." + kind + "." + content.reason()),
                party(content.seller(), words),
                party(content.buyer(), words),
                facts(content, words),
                words.text("line.net", content.currency().getCurrencyCode()),
                content.lines().stream().map(line -> line(content, line, words)).toList(),
                totals(content, words),
                new Fact(
                        words.text("due." + kind), words.money(content.amounts().due())),
                payment(content, words),
                notes(content, words),
                words.text(content.isInvoice() ? "footer" : "footer.CREDIT_NOTE"));
    }

    private static List<String> party(DocumentContent.Party party, Wording words) {
        List<String> lines = new ArrayList<>();
        lines.add(party.legalName());
        lines.addAll(party.address());
        lines.add(words.country(party.country()));
        String siren = Siren.of(party);
        if (siren != null) {
            lines.add(words.text("registration", siren));
        }
        if (party.vatNumber() != null) {
            lines.add(words.text("vatNumber", party.vatNumber()));
        }
        return lines;
    }

    private static List<Fact> facts(DocumentContent content, Wording words) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(words.text("issueDate"), words.date(content.issueDate())));
        if (content.dueDate() != null) {
            facts.add(new Fact(words.text("dueDate"), words.date(content.dueDate())));
        }
        if (content.credited() != null) {
            facts.add(new Fact(
                    words.text("credited"),
                    words.text(
                            "credited.value",
                            content.credited().number(),
                            words.date(content.credited().issueDate()))));
        }
        facts.add(new Fact(words.text("period.label"), words.period(content.period())));
        facts.add(new Fact(words.text("plan"), content.planName()));
        return facts;
    }

    private static LineText line(DocumentContent content, DocumentLine line, Wording words) {
        return new LineText(
                words.describe(content, line),
                words.explain(line),
                words.number(line.quantity()),
                words.number(line.unitPrice()),
                words.amount(line.net()));
    }

    private static List<Fact> totals(DocumentContent content, Wording words) {
        DocumentContent.Amounts amounts = content.amounts();
        TaxTreatment tax = content.tax();
        List<Fact> totals = new ArrayList<>();
        totals.add(new Fact(words.text("net"), words.money(amounts.net())));
        totals.add(new Fact(
                tax.category() == TaxCategory.STANDARD
                        ? words.text("tax.STANDARD", words.percent(tax.ratePercent()), words.money(amounts.net()))
                        : words.text("tax." + tax.category()),
                words.money(amounts.tax())));
        totals.add(new Fact(words.text("total." + content.kind()), words.money(amounts.total())));
        for (DocumentContent.Credit credit : content.credits()) {
            totals.add(
                    new Fact(words.text("creditApplied") + " " + credit.number(), "-" + words.money(credit.amount())));
        }
        return totals;
    }

    private static List<String> payment(DocumentContent content, Wording words) {
        List<String> payment = new ArrayList<>();
        payment.add(PaymentText.of(content, words));
        BankAccount account = content.account();
        if (content.isPaidByTransfer() && account != null) {
            payment.add(words.text("account", account.iban().replaceAll("(.{4})(?!$)", "$1\u00a0")));
            if (account.bic() != null) {
                payment.add(words.text("account.bic", Objects.requireNonNull(account.bic())));
            }
        }
        return payment;
    }

    private static List<String> notes(DocumentContent content, Wording words) {
        List<String> notes = new ArrayList<>();
        String taxReason = words.taxReason(content.tax());
        if (!taxReason.isEmpty()) {
            notes.add(taxReason);
        }
        LegalNote.of(content).forEach(note -> notes.add(words.text(note.key())));
        return notes;
    }
}

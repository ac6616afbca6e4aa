package dev.seatledger.invoice.mail;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

import dev.seatledger.billing.PaymentMethod;
import dev.seatledger.customer.Language;
import dev.seatledger.invoice.DocumentKind;
import dev.seatledger.shared.money.Money;

/**
 * What a message says: what was issued, for what, how much, and until when. Nothing in it was written by those who name recipients, so that
 * nobody can have us send words of theirs to strangers.
 */
record EmailText(String subject, String body) {

    static EmailText of(QueuedEmail.Content content, Language language) {
        return new Writer(content, language).text();
    }

    private record Writer(QueuedEmail.Content content, Language language) {

        EmailText text() {
            LocalDate due = content.dueDate();
            String subject = (isInvoice() ? in("Invoice ", "Facture ") : in("Credit note ", "Avoir "))
                    + content.number()
                    + in(": ", " : ")
                    + money(content.total())
                    + (mustBePaid() && due != null ? in(", due ", ", échéance le ") + date(due) : "");
            return new EmailText(
                    subject,
                    body().formatted(
                                    isInvoice() ? in("invoice", "la facture") : in("credit note", "l’avoir"),
                                    content.number(),
                                    date(content.issueDate()),
                                    content.seller(),
                                    content.buyer(),
                                    reason(),
                                    date(content.firstDay()) + " – "
                                            + date(content.endDay().minusDays(1)),
                                    money(content.total()),
                                    payment(),
                                    content.buyer()));
        }

        private String body() {
            return in("""
                    Hello,

                    attached is %s %s of %s, from %s to %s.

                    What it is for: %s, %s
                    Total: %s
                    %s
                    The PDF is for people. The XML says the same to accounting software (EN 16931).

                    You get this message because an owner of %s named this address as a recipient of its invoices. Owners can \
                    change that; please do not answer this message.
                    """, """
                    Bonjour,

                    veuillez trouver ci-joint %s %s du %s, de %s pour %s.

                    Objet : %s, %s
                    Total : %s
                    %s
                    Le PDF est à lire. Le XML dit la même chose aux logiciels de comptabilité (EN 16931).

                    Vous recevez ce message parce qu’un propriétaire du compte de %s a désigné cette adresse comme destinataire \
                    de ses factures. Les propriétaires du compte peuvent changer cela ; merci de ne pas répondre à ce message.
                    """);
        }

        /** Empty for a credit note. */
        private String payment() {
            if (!isInvoice()) {
                return "";
            }
            Money left = content.amountDue();
            LocalDate due = content.dueDate();
            return left != null && isDue() && due != null
                    ? how().formatted(money(left), date(due))
                    : in(
                                    "Nothing is left to be paid: credit has covered it.%n",
                                    "Rien ne reste à régler : un avoir couvre le montant.%n")
                            .formatted();
        }

        /** Who pays by card must not read this as a request to pay. */
        private String how() {
            return switch (content.paymentMethod()) {
                case CARD -> in("Charged to your card: %s, on %s%n", "Prélevé sur votre carte : %s, le %s%n");
                case DIRECT_DEBIT ->
                    in("Collected by direct debit: %s, on %s%n", "Prélevé sur votre compte : %s, le %s%n");
                case BANK_TRANSFER -> in("To be paid: %s, by %s%n", "À régler : %s, au plus tard le %s%n");
            };
        }

        private String reason() {
            if (!isInvoice()) {
                return switch (content.reason()) {
                    case "AMENDMENT" ->
                        in("a credit for a commitment that has changed", "un avoir pour un engagement modifié");
                    case "GOODWILL" -> in("a credit as a gesture of goodwill", "un avoir à titre commercial");
                    default -> in("a credit that corrects an invoice", "un avoir qui corrige une facture");
                };
            }
            return switch (content.reason()) {
                case "RECURRING" -> in("your subscription", "votre abonnement");
                case "ADDITIONAL_UNITS" -> in("additional seats", "des places supplémentaires");
                case "AMENDMENT" -> in("a larger commitment", "un engagement plus grand");
                default -> in("what a corrected invoice had been for", "l’objet d’une facture corrigée");
            };
        }

        private String in(String english, String french) {
            return switch (language) {
                case EN -> english;
                case FR -> french;
            };
        }

        private boolean isInvoice() {
            return content.kind() == DocumentKind.INVOICE;
        }

        private boolean isDue() {
            Money left = content.amountDue();
            return left != null && !left.isZero();
        }

        private boolean mustBePaid() {
            return isDue() && content.paymentMethod() == PaymentMethod.BANK_TRANSFER;
        }

        private String money(Money money) {
            NumberFormat format = NumberFormat.getCurrencyInstance(language.locale());
            format.setCurrency(money.currency());
            format.setMinimumFractionDigits(Money.decimals(money.currency()));
            format.setMaximumFractionDigits(Money.decimals(money.currency()));
            return format.format(money.amount());
        }

        private String date(LocalDate day) {
            return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                    .withLocale(language.locale())
                    .format(day);
        }
    }
}

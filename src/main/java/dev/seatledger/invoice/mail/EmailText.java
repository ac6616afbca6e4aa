package dev.seatledger.invoice.mail;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.PaymentMethod;
import dev.seatledger.invoice.DocumentKind;
import dev.seatledger.ledger.Language;
import dev.seatledger.shared.money.Money;

/**
 * What a message says: what was issued, for what, how much, and until when. Nothing in it was written by those who name recipients, so that
 * nobody can have us send words of theirs to strangers.
 */
record EmailText(String subject, String body) {

    static EmailText of(QueuedEmail.Content content, Language language) {
        return switch (language) {
            case EN -> new English(content).text();
            case FR -> new French(content).text();
        };
    }

    private record English(QueuedEmail.Content content) {

        EmailText text() {
            Words words = new Words(Language.EN.locale());
            boolean isInvoice = content.kind() == DocumentKind.INVOICE;
            String name = isInvoice ? "invoice" : "credit note";
            LocalDate due = content.dueDate();
            Money left = content.amountDue();
            String subject = (isInvoice ? "Invoice " : "Credit note ") + content.number() + ": "
                    + words.money(content.total()) + (mustBePaid() && due != null ? ", due " + words.date(due) : "");
            String payment = "";
            if (isInvoice) {
                payment = isDue(left) && due != null
                        ? how().formatted(words.money(left), words.date(due))
                        : "Nothing is left to be paid: credit has covered it.%n".formatted();
            }
            return new EmailText(subject, """
                    Hello,

                    attached is %s %s of %s, from %s to %s.

                    What it is for: %s, %s
                    Total: %s
                    %s
                    The PDF is for people. The XML says the same to accounting software (EN 16931).

                    You get this message because an owner of %s named this address as a recipient of its invoices. Owners can \
                    change that; please do not answer this message.
                    """.formatted(
                            name,
                            content.number(),
                            words.date(content.issueDate()),
                            content.seller(),
                            content.buyer(),
                            reason(),
                            words.period(content),
                            words.money(content.total()),
                            payment,
                            content.buyer()));
        }

        private boolean mustBePaid() {
            return isDue(content.amountDue()) && content.paymentMethod() == PaymentMethod.BANK_TRANSFER;
        }

        /** Who pays by card must not read this as a request to pay. */
        private String how() {
            return switch (content.paymentMethod()) {
                case CARD -> "Charged to your card: %s, on %s%n";
                case DIRECT_DEBIT -> "Collected by direct debit: %s, on %s%n";
                case BANK_TRANSFER -> "To be paid: %s, by %s%n";
            };
        }

        private String reason() {
            if (content.kind() == DocumentKind.CREDIT_NOTE) {
                return switch (content.reason()) {
                    case "AMENDMENT" -> "a credit for a commitment that has changed";
                    case "GOODWILL" -> "a credit as a gesture of goodwill";
                    default -> "a credit that corrects an invoice";
                };
            }
            return switch (content.reason()) {
                case "RECURRING" -> "your subscription";
                case "ADDITIONAL_UNITS" -> "additional seats";
                case "AMENDMENT" -> "a larger commitment";
                default -> "what a corrected invoice had been for";
            };
        }
    }

    private record French(QueuedEmail.Content content) {

        EmailText text() {
            Words words = new Words(Language.FR.locale());
            boolean isInvoice = content.kind() == DocumentKind.INVOICE;
            LocalDate due = content.dueDate();
            Money left = content.amountDue();
            String subject = (isInvoice ? "Facture " : "Avoir ") + content.number() + " : "
                    + words.money(content.total())
                    + (mustBePaid() && due != null ? ", échéance le " + words.date(due) : "");
            String payment = "";
            if (isInvoice) {
                payment = isDue(left) && due != null
                        ? how().formatted(words.money(left), words.date(due))
                        : "Rien ne reste à régler : un avoir couvre le montant.%n".formatted();
            }
            return new EmailText(subject, """
                    Bonjour,

                    veuillez trouver ci-joint %s %s du %s, de %s pour %s.

                    Objet : %s, %s
                    Total : %s
                    %s
                    Le PDF est à lire. Le XML dit la même chose aux logiciels de comptabilité (EN 16931).

                    Vous recevez ce message parce qu’un propriétaire du compte de %s a désigné cette adresse comme destinataire \
                    de ses factures. Les propriétaires du compte peuvent changer cela ; merci de ne pas répondre à ce message.
                    """.formatted(
                            isInvoice ? "la facture" : "l’avoir",
                            content.number(),
                            words.date(content.issueDate()),
                            content.seller(),
                            content.buyer(),
                            reason(),
                            words.period(content),
                            words.money(content.total()),
                            payment,
                            content.buyer()));
        }

        private boolean mustBePaid() {
            return isDue(content.amountDue()) && content.paymentMethod() == PaymentMethod.BANK_TRANSFER;
        }

        private String how() {
            return switch (content.paymentMethod()) {
                case CARD -> "Prélevé sur votre carte : %s, le %s%n";
                case DIRECT_DEBIT -> "Prélevé sur votre compte : %s, le %s%n";
                case BANK_TRANSFER -> "À régler : %s, au plus tard le %s%n";
            };
        }

        private String reason() {
            if (content.kind() == DocumentKind.CREDIT_NOTE) {
                return switch (content.reason()) {
                    case "AMENDMENT" -> "un avoir pour un engagement modifié";
                    case "GOODWILL" -> "un avoir à titre commercial";
                    default -> "un avoir qui corrige une facture";
                };
            }
            return switch (content.reason()) {
                case "RECURRING" -> "votre abonnement";
                case "ADDITIONAL_UNITS" -> "des places supplémentaires";
                case "AMENDMENT" -> "un engagement plus grand";
                default -> "l’objet d’une facture corrigée";
            };
        }
    }

    private static boolean isDue(@Nullable Money left) {
        return left != null && !left.isZero();
    }

    /** Amounts and dates as people of a place write them. */
    private record Words(Locale locale) {

        String money(@Nullable Money money) {
            if (money == null) {
                return "";
            }
            NumberFormat format = NumberFormat.getCurrencyInstance(locale);
            format.setCurrency(money.currency());
            format.setMinimumFractionDigits(Money.decimals(money.currency()));
            format.setMaximumFractionDigits(Money.decimals(money.currency()));
            return format.format(money.amount());
        }

        String date(LocalDate day) {
            return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                    .withLocale(locale)
                    .format(day);
        }

        String period(QueuedEmail.Content content) {
            return date(content.firstDay()) + " – " + date(content.endDay().minusDays(1));
        }
    }
}

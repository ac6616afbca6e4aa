package dev.seatledger.invoice.document;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;

import dev.seatledger.billing.LineRule;
import dev.seatledger.billing.Period;
import dev.seatledger.billing.Share;
import dev.seatledger.ledger.Language;
import dev.seatledger.shared.money.Money;

/**
 * A document's words, numbers and dates in its language. Texts are in {@code documents/messages_*.properties}; {@code {0}} and so on stand
 * for what varies.
 */
final class Wording {

    private static final Wording ENGLISH = new Wording(Language.EN);
    private static final Wording FRENCH = new Wording(Language.FR);

    private final Language language;
    private final ResourceBundle texts;

    private Wording(Language language) {
        this.language = language;
        this.texts = ResourceBundle.getBundle(
                "documents.messages",
                Locale.forLanguageTag(language.code()),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    static Wording in(Language language) {
        return language == Language.FR ? FRENCH : ENGLISH;
    }

    /** Two letters. */
    public String language() {
        return language.code();
    }

    /** For the template, which has texts without anything that varies. */
    public String text(String key) {
        return texts.getString(key);
    }

    String text(String key, Object... arguments) {
        String text = texts.getString(key);
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", arguments[i].toString());
        }
        return text;
    }

    /** The same text in singular or plural. French counts zero with one. */
    String counted(String key, long count, Object... arguments) {
        boolean isOne = language == Language.FR ? count < 2 : count == 1;
        return text(key + (isOne ? ".one" : ".many"), arguments);
    }

    /** {@code 1,234.50 EUR}; {@code 1 234,50 EUR} in French. */
    String money(Money money) {
        return amount(money) + "\u00a0" + money.currency().getCurrencyCode();
    }

    String amount(Money money) {
        return number(money.amount());
    }

    String number(long number) {
        return number(BigDecimal.valueOf(number));
    }

    /** With the decimals it has. */
    String number(BigDecimal number) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setDecimalSeparator(language == Language.FR ? ',' : '.');
        symbols.setGroupingSeparator(language == Language.FR ? '\u202f' : ',');
        DecimalFormat format = new DecimalFormat("#,##0", symbols);
        format.setMinimumFractionDigits(Math.max(0, number.scale()));
        format.setMaximumFractionDigits(Math.max(0, number.scale()));
        format.setRoundingMode(RoundingMode.UNNECESSARY);
        return format.format(number);
    }

    String percent(BigDecimal percent) {
        BigDecimal stripped = percent.stripTrailingZeros();
        return number(stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped)
                + (language == Language.FR ? "\u00a0%" : "%");
    }

    String country(String code) {
        return new Locale.Builder().setRegion(code).build().getDisplayCountry(language.locale());
    }

    /** {@code 1 October 2024}; {@code 1er octobre 2024}. */
    String date(LocalDate date) {
        return day(date) + date(date, " MMMM uuuu");
    }

    /** {@code 1-12 October 2024}; {@code du 1er au 12 octobre 2024}. */
    String period(Period period) {
        LocalDate first = period.start();
        LocalDate last = period.lastDay();
        if (first.equals(last)) {
            return text("period.day", date(first));
        }
        String from = first.getYear() != last.getYear()
                ? date(first)
                : first.getMonth() != last.getMonth() ? day(first) + date(first, " MMMM") : day(first);
        return text("period", from, date(last));
    }

    /** A line in words: {@code 1 additional user, 1-12 October 2024}. */
    String describe(DocumentContent content, DocumentContent.Line line) {
        if (language == Language.EN) {
            return line.description();
        }
        if (line.rule() == LineRule.CREDIT || line.unitType() == null) {
            return text("line.CREDIT." + content.reason(), credited(content), period(line.period()));
        }
        String units = counted("line." + line.rule() + "." + line.unitType(), line.quantity(), number(line.quantity()));
        return units + ", " + period(line.period());
    }

    /** What the amount of a line is made of. Empty for a credit that no seats explain. */
    String explain(DocumentContent.Line line) {
        if (line.unitType() == null) {
            return "";
        }
        Share share = line.share();
        boolean isWhole = share.numerator() == share.denominator();
        String price = text(
                (isWhole ? "explain.whole." : "explain.part.") + share.mode(),
                number(share.numerator()),
                number(share.denominator()),
                money(line.fullPrice()));
        String seats = line.seatsBefore() == line.seatsAfter()
                ? text("explain.seats", number(line.seatsAfter()))
                : text("explain.seats.change", number(line.seatsBefore()), number(line.seatsAfter()));
        return price + " " + seats;
    }

    /** Why there is no tax, or none of the seller's. */
    String taxReason(DocumentContent.Tax tax) {
        return switch (tax.category()) {
            case STANDARD -> "";
            case REVERSE_CHARGE, OUTSIDE_SCOPE ->
                tax.mention() == null
                        ? text("tax.none")
                        : language == Language.EN ? tax.mention() : text("tax." + tax.category() + ".mention");
        };
    }

    private static String credited(DocumentContent content) {
        return content.credited() == null ? "" : content.credited().number();
    }

    private String day(LocalDate date) {
        return (language == Language.FR) && (date.getDayOfMonth() == 1) ? "1er" : date(date, "d");
    }

    private String date(LocalDate date, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, language == Language.FR ? Locale.FRENCH : Locale.ENGLISH)
                .format(date);
    }
}

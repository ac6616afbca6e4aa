package dev.seatledger.invoice.document;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** The number that France registers a business under: the last nine digits of its VAT number. */
final class Siren {

    /** ISO/IEC 6523. */
    static final String SCHEME = "0002";

    private static final Pattern VAT_NUMBER = Pattern.compile("FR[0-9A-Z]{2}([0-9]{9})");

    private Siren() {}

    /** Null for a business elsewhere, or without a VAT number. Monaco's VAT numbers begin with FR, too, and hold no such number. */
    static @Nullable String of(DocumentContent.Party party) {
        if (party.vatNumber() == null || party.country().equals("MC")) {
            return null;
        }
        Matcher matcher = VAT_NUMBER.matcher(party.vatNumber());
        return matcher.matches() ? matcher.group(1) : null;
    }
}

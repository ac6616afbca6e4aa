package dev.seatledger.customer;

import java.util.Locale;
import java.util.Set;

/** What a customer's documents and messages are written in. */
public enum Language {
    EN,
    FR;

    /** Where business is done in French by law or by habit. Belgium and Switzerland have other languages beside it: they say what they want. */
    private static final Set<String> FRENCH = Set.of(
            "FR", "MC", "LU", // and France overseas:
            "BL", "GF", "GP", "MF", "MQ", "NC", "PF", "PM", "RE", "WF", "YT");

    /** Of customers in a country who have not said. */
    public static Language usualIn(String country) {
        return FRENCH.contains(country) ? FR : EN;
    }

    /** Two letters, ISO 639-1. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Locale locale() {
        return this == FR ? Locale.FRANCE : Locale.UK;
    }
}

package dev.seatledger.invoice.mail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accounts@example.com",
                "a@b.fr",
                "first.last+invoices@mail.example.co.uk",
                "o'neill_{x}|~`!#$%&*/=?^-@example.com",
                "x@xn--caf-dma.example",
                "x@example.xn--p1ai",
                "0123456789012345678901234567890123456789012345678901234567890123@example.com"
            })
    void isPlain(String text) {
        assertEquals(text, EmailAddress.parse(text).orElseThrow().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "accounts",
                "accounts@",
                "@example.com",
                "accounts@localhost",
                "accounts@example.",
                "accounts@.example.com",
                "accounts@-example.com",
                "accounts@example-.com",
                "accounts@example..com",
                "accounts@example.1",
                "accounts@[127.0.0.1]",
                "accounts@127.0.0.1",
                ".accounts@example.com",
                "accounts.@example.com",
                "a..b@example.com",
                "a b@example.com",
                "\"a b\"@example.com",
                "a(comment)@example.com",
                "A <a@example.com>",
                "a@example.com>",
                "a@b@example.com",
                "a@example.com,b@example.com",
                "a@example.com;b@example.com",
                "a@example.com ",
                " a@example.com",
                "a@example.com\n",
                "a@example.com\r\nBcc: b@example.com",
                "a\r\n@example.com",
                "a\u0000@example.com",
                "é@example.com",
                "a@exämple.com",
                "01234567890123456789012345678901234567890123456789012345678901234@example.com"
            })
    void isNothingElse(String text) {
        assertTrue(EmailAddress.parse(text).isEmpty(), text);
    }

    @Test
    void hasPartsThatAreNotTooLong() {
        String label = "a".repeat(63);
        String longest = "a@" + label + "." + label + "." + label + "." + "b".repeat(60);

        assertEquals(254, longest.length());
        assertTrue(EmailAddress.parse(longest).isPresent());
        assertTrue(EmailAddress.parse("a" + longest).isEmpty());
        assertTrue(EmailAddress.parse("a@a" + label + ".example").isEmpty());
    }

    @Test
    void isTheSameWhateverTheDomainsCapitals() {
        assertEquals(EmailAddress.parse("Ada@Example.COM"), EmailAddress.parse("Ada@example.com"));
        assertNotEquals(EmailAddress.parse("Ada@example.com"), EmailAddress.parse("ada@example.com"));
    }
}

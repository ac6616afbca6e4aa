package dev.seatledger.invoice.mail;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MailAccountTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "smtp://mail.example.com|false|mail.example.com|587|REQUIRED",
                "smtp://mail.example.com:2525/|false|mail.example.com|2525|REQUIRED",
                "smtp://mail.example.com?starttls=required|false|mail.example.com|587|REQUIRED",
                "smtp://mail.example.com?starttls=optional|false|mail.example.com|587|OPTIONAL",
                "smtp://127.0.0.1:25?starttls=off|false|127.0.0.1|25|OFF",
                "SMTPS://mail.example.com|true|mail.example.com|465|REQUIRED",
                "smtps://[::1]:466|true|::1|466|REQUIRED"
            })
    void saysWhereMessagesAreHandedOver(String url, boolean isTls, String host, int port, SmtpUrl.StartTls startTls) {
        assertEquals(new SmtpUrl(isTls, host, port, startTls, null, null), SmtpUrl.parse(url));
    }

    @Test
    void hasUserAndPasswordEncodedAsInEveryUrl() {
        SmtpUrl url = SmtpUrl.parse("smtp://bill%40example.com:p%2Fa:s+s%25@mail.example.com");

        assertEquals("bill@example.com", url.user());
        assertEquals("p/a:s+s%", url.password());
        assertEquals("smtp://mail.example.com:587", url.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail.example.com",
                "http://bill:hunter2@mail.example.com",
                "smtp://",
                "smtp:mail.example.com",
                "smtp://bill@mail.example.com",
                "smtp://:hunter2@mail.example.com",
                "smtp://bill:hunter2@mail.example.com:0",
                "smtp://bill:hunter2@mail.example.com:70000",
                "smtp://bill:hunter2@mail.example.com/inbox",
                "smtp://bill:hunter2@mail.example.com?starttls=perhaps",
                "smtp://bill:hunter2@mail.example.com?tls=required",
                "smtps://bill:hunter2@mail.example.com?starttls=off",
                "smtp://bill:hunter2%ZZ@mail.example.com",
                "smtp://bill:hunter2 @mail.example.com",
                "smtp://bill:hunter2@mail.example.com#x"
            })
    void refusesAnythingElseAndDoesNotRepeatIt(String url) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> SmtpUrl.parse(url), url);

        assertFalse(refusal.getMessage().contains("hunter2"), refusal.getMessage());
        assertNull(refusal.getCause(), "a cause that repeats it");
    }

    @Test
    void isOffUnlessItIsSet() {
        assertTrue(MailAccount.of(Optional.empty(), Optional.empty()).isEmpty());
    }

    @Test
    void isNeverHalfSet() {
        Optional<String> url = Optional.of("smtp://mail.example.com");
        Optional<String> from = Optional.of("billing@example.com");

        assertThrows(IllegalArgumentException.class, () -> MailAccount.of(url, Optional.empty()));
        assertThrows(IllegalArgumentException.class, () -> MailAccount.of(Optional.empty(), from));
        assertThrows(IllegalArgumentException.class, () -> MailAccount.of(url, Optional.of("nobody")));
        assertTrue(MailAccount.of(url, from).isPresent());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "billing@example.com|billing@example.com",
                "Billing <billing@example.com>|Billing <billing@example.com>",
                "\"Billing, Inc.\" <billing@example.com>|=?UTF-8?B?QmlsbGluZywgSW5jLg==?= <billing@example.com>"
            })
    void isFromAnAddressThatMayHaveAName(String from, String header) {
        assertEquals(header, Mailbox.parse(from).orElseThrow().toHeader().replace("\r\n", ""));
    }
}

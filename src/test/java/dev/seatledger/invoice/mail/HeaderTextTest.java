package dev.seatledger.invoice.mail;

import java.util.Random;

import jakarta.mail.internet.MimeUtility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** As a mail program reads it. */
class HeaderTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada Lovelace",
                "Lovelace, Ada",
                "Ada \"Countess\" <evil@example.com>",
                "Ada (the first)",
                "=?UTF-8?B?QWRh?=",
                "Élodie Müller-Łukasz",
                "会计部门",
                "Ada\r\nBcc: evil@example.com",
                "19,20 €, échéance le 31 octobre 2024 🧾🧾🧾🧾🧾🧾🧾🧾🧾🧾🧾🧾🧾🧾🧾🧾🧾🧾🧾🧾"
            })
    void isReadAsItWasWritten(String text) throws Exception {
        assertReads(text);
    }

    @Test
    void isReadAsItWasWrittenWhateverItIs() throws Exception {
        Random random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            String text = random.ints(random.nextInt(100) + 1, 1, 0x1F700)
                    .filter(point -> point < 0xD800 || point > 0xDFFF)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertReads(text);
        }
    }

    /** Lines go on only where a space follows, and are short. */
    private static void assertReads(String text) throws Exception {
        String header = HeaderText.encoded(text);

        assertEquals(text, MimeUtility.decodeText(header));
        for (String line : header.split("\r\n", -1)) {
            assertTrue(line.length() <= 76, line);
            assertTrue(line.chars().allMatch(c -> c >= ' ' && c < 127), line);
        }
        assertTrue(header.split("\r\n(?! )", -1).length == 1, header);
    }
}

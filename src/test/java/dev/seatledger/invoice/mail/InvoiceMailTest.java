package dev.seatledger.invoice.mail;

import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.junit.jupiter.api.Test;

import dev.seatledger.testing.Api;
import dev.seatledger.testing.Database;
import dev.seatledger.testing.HttpTest;
import dev.seatledger.testing.Receiver;
import dev.seatledger.testing.SeatledgerUnderTest;
import dev.seatledger.testing.SmtpSink;

import static dev.seatledger.invoice.mail.RecipientsTest.path;
import static dev.seatledger.invoice.mail.RecipientsTest.person;
import static dev.seatledger.invoice.mail.RecipientsTest.put;
import static dev.seatledger.testing.CompanyBuilder.aCompany;
import static dev.seatledger.testing.CompanyBuilder.addUnits;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What recipients get, and what becomes of those whose mail system does not answer as it should. */
@QuarkusTest
class InvoiceMailTest extends HttpTest {

    private static final int PATIENCE = 90;

    @Test
    void sendsAnInvoiceToEachRecipientAlone() throws Exception {
        UUID companyId = aCompany().onboardWithUsers(10);
        String ada = fresh("ada");
        String bob = fresh("bob");
        assertEquals(
                200,
                put(companyId, "*", person(ada, "Lovelace, Ada <Countess>"), person(bob, null))
                        .statusCode());

        addUnits(companyId, "user", 1);

        Map<String, Object> invoice = newestInvoice(companyId);
        MimeMessage toAda = awaitMessages(ada, 1).get(0);
        MimeMessage toBob = awaitMessages(bob, 1).get(0);
        assertEquals(
                new InternetAddress(ada, "Lovelace, Ada <Countess>").toUnicodeString(),
                ((InternetAddress) only(toAda.getAllRecipients())).toUnicodeString());
        assertEquals(bob, only(toBob.getAllRecipients()).toString());
        assertEquals(
                "Seatledger <billing@seatledger.example>", only(toAda.getFrom()).toString());
        assertEquals("auto-generated", only(toAda.getHeader("Auto-Submitted")));
        assertTrue(toAda.getMessageID().endsWith("@seatledger.example>"), toAda.getMessageID());
        assertEquals("Facture " + invoice.get("number") + " : 19,20 €", plain(toAda.getSubject()));
        String text = plain(text(toAda));
        assertTrue(text.contains("Objet : des places supplémentaires, 1 octobre 2024 – 12 octobre 2024"), text);
        assertTrue(text.contains("Total : 19,20 €"), text);
        assertTrue(text.contains("Prélevé sur votre carte : 19,20 €, le 1 octobre 2024"), text);
        for (MimeMessage message : List.of(toAda, toBob)) {
            assertEquals(
                    List.of(
                            served(companyId, "/invoices/" + invoice.get("id"), "application/pdf"),
                            served(companyId, "/invoices/" + invoice.get("id"), "application/xml")),
                    attachments(message));
        }
        List<Map<String, Object>> log = awaitLog(companyId, 2, "sent");
        assertEquals(Set.of(ada, bob), addresses(log));
        assertEquals(invoice.get("number"), log.get(0).get("number"));
        assertEquals(invoice.get("id"), log.get(0).get("documentId"));
        assertEquals("invoice", log.get(0).get("kind"));
        assertEquals(1, log.get(0).get("attempts"));
        assertNull(log.get(0).get("lastError"));
        assertEquals(1, SmtpSink.messages(SeatledgerUnderTest.MAIL, ada).size());
    }

    @Test
    void sendsCreditNotesAndWritesToTheEnglishInEnglish() throws Exception {
        UUID companyId = aCompany()
                .with("country", "GB")
                .with("timeZone", "Europe/London")
                .with("currency", "GBP")
                .onboardWithUsers(10);
        String ada = fresh("ada");
        put(companyId, "*", person(ada, null));

        addUnits(companyId, "user", 1);
        Map<String, Object> invoice = newestInvoice(companyId);
        String note = Api.accountExecutive()
                .post(
                        "/invoices/" + invoice.get("id") + "/credit-notes",
                        Map.of("reason", "goodwill", "amount", Map.of("amount", "5.00", "currency", "GBP")))
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        List<MimeMessage> messages = awaitMessages(ada, 2);
        MimeMessage message = messages.stream()
                .filter(each -> subject(each).startsWith("Credit note"))
                .findFirst()
                .orElseThrow();
        assertTrue(subject(message).endsWith(": £5.00"), subject(message));
        assertTrue(text(message).contains("a credit as a gesture of goodwill"), text(message));
        assertEquals(
                List.of(
                        served(companyId, "/credit-notes/" + note, "application/pdf"),
                        served(companyId, "/credit-notes/" + note, "application/xml")),
                attachments(message));
    }

    @Test
    void sendsWhatIsIssuedFromNowOnToThoseWhoAreNamedThen() throws Exception {
        UUID companyId = aCompany().onboardWithUsers(11);
        String early = fresh("early");
        String late = fresh("late");
        put(companyId, "*", person(early, null));
        addUnits(companyId, "user", 1);
        String first = (String) newestInvoice(companyId).get("number");
        put(companyId, "*", person(late, null));
        addUnits(companyId, "user", 1);
        String second = (String) newestInvoice(companyId).get("number");
        put(companyId, "*");
        addUnits(companyId, "user", 1);

        assertTrue(subject(awaitMessages(early, 1).get(0)).contains(first));
        assertTrue(subject(awaitMessages(late, 1).get(0)).contains(second));
        assertEquals(2, awaitLog(companyId, 2, "sent").size(), "not the one before, nor the one after");
    }

    @Test
    void triesAgainWhereItIsPutOff() throws Exception {
        UUID companyId = aCompany().onboardWithUsers(10);
        String put = fresh("later");
        put(companyId, "*", person(put, null));

        addUnits(companyId, "user", 1);

        awaitMessages(put, 1);
        Map<String, Object> log = awaitLog(companyId, 1, "sent").get(0);
        assertEquals(3, log.get("attempts"));
        assertNull(log.get("lastError"));
        assertEquals(1, SmtpSink.messages(SeatledgerUnderTest.MAIL, put).size());
    }

    @Test
    void givesUpWhereItIsRefusedAndHoldsUpNobodyElse() throws Exception {
        UUID companyId = aCompany().onboardWithUsers(10);
        String gone = fresh("gone");
        List<String> mute = IntStream.range(0, 6).mapToObj(i -> fresh("mute")).toList();
        String ada = fresh("ada");
        Object[] all = new Object[8];
        all[0] = person(gone, null);
        for (int i = 0; i < mute.size(); i++) {
            all[i + 1] = person(mute.get(i), null);
        }
        all[7] = person(ada, null);
        put(companyId, "*", all);

        addUnits(companyId, "user", 1);

        awaitMessages(ada, 1);
        Map<String, Object> failed = awaitLog(companyId, 1, "failed").get(0);
        assertEquals(gone, failed.get("email"));
        assertEquals(1, failed.get("attempts"));
        assertEquals("550 5.1.1", failed.get("lastError"), "numbers, none of the server's words");
        Receiver.await(
                () -> log(companyId).stream().anyMatch(each -> "timed-out".equals(each.get("lastError"))),
                "one that got no answer",
                PATIENCE);
        silence(companyId);
    }

    @Test
    void givesUpAfterSomeDays() throws Exception {
        UUID companyId = aCompany().onboardWithUsers(10);
        put(companyId, "*", person(fresh("busy"), null));
        addUnits(companyId, "user", 1);
        Receiver.await(
                () -> log(companyId).stream().anyMatch(each -> (int) each.get("attempts") > 1),
                "a second attempt",
                PATIENCE);

        Database.queryColumn("UPDATE invoice_delivery SET queued_at = now() - interval '97 hours' WHERE company_id = '"
                + companyId + "' RETURNING 1");

        Map<String, Object> failed = awaitLog(companyId, 1, "failed").get(0);
        assertEquals("452 4.2.2", failed.get("lastError"));
        assertTrue(metric("seatledger_mail_failed_total") >= 1);
    }

    @Test
    void sendsTheSameMessageAgainIfNobodyKnowsWhetherItCameThrough() throws Exception {
        UUID companyId = aCompany().onboardWithUsers(10);
        String lost = fresh("lost");
        put(companyId, "*", person(lost, null));

        addUnits(companyId, "user", 1);

        List<MimeMessage> messages = awaitMessages(lost, 2);
        Set<String> ids = new LinkedHashSet<>();
        for (MimeMessage message : messages) {
            ids.add(message.getMessageID());
        }
        assertEquals(1, ids.size(), ids.toString());
        awaitLog(companyId, 1, "sent");
    }

    @Test
    void listsWhatWasSentInPages() throws Exception {
        UUID companyId = aCompany().onboardWithUsers(10);
        put(companyId, "*", person(fresh("ada"), null), person(fresh("bob"), null));
        addUnits(companyId, "user", 1);
        addUnits(companyId, "user", 1);
        List<Map<String, Object>> all = awaitLog(companyId, 4, "sent");

        JsonPath first = Api.owner(companyId).read(path(companyId) + "/deliveries?limit=3");
        JsonPath second = Api.owner(companyId)
                .read(path(companyId) + "/deliveries?limit=3&cursor=" + first.getString("nextCursor"));

        assertEquals(
                all.stream().map(each -> each.get("id")).toList(),
                java.util.stream.Stream.concat(first.getList("items.id").stream(), second.getList("items.id").stream())
                        .toList());
        assertNull(second.getString("nextCursor"));
        assertEquals(newestInvoice(companyId).get("number"), all.get(0).get("number"));
    }

    @Test
    void countsWhatItDoes() throws Exception {
        UUID companyId = aCompany().onboardWithUsers(10);
        put(companyId, "*", person(fresh("ada"), null));
        long before = metric("seatledger_mail_sent_total");

        addUnits(companyId, "user", 1);

        awaitLog(companyId, 1, "sent");
        Receiver.await(() -> metric("seatledger_mail_sent_total") > before, "one more that was sent", PATIENCE);
        assertTrue(metric("seatledger_mail_queue_age_seconds") >= 0);
    }

    private static String fresh(String kind) {
        return kind + "-" + UUID.randomUUID() + "@example.com";
    }

    /** Nothing more is sent for a company. */
    private static void silence(UUID companyId) throws Exception {
        Database.queryColumn("UPDATE invoice_delivery SET status = 'FAILED' WHERE company_id = '" + companyId
                + "' AND status = 'QUEUED' RETURNING 1");
    }

    private static Map<String, Object> newestInvoice(UUID companyId) {
        return Api.owner(companyId)
                .read("/companies/" + companyId + "/invoices")
                .getMap("items[0]");
    }

    private static List<MimeMessage> awaitMessages(String address, int count) throws Exception {
        Receiver.await(
                () -> SmtpSink.messages(SeatledgerUnderTest.MAIL, address).size() >= count,
                count + " messages to " + address,
                PATIENCE);
        List<MimeMessage> messages = new java.util.ArrayList<>();
        for (byte[] message : SmtpSink.messages(SeatledgerUnderTest.MAIL, address)) {
            messages.add(new MimeMessage(
                    Session.getInstance(new java.util.Properties()), new ByteArrayInputStream(message)));
        }
        return messages;
    }

    private static List<Map<String, Object>> log(UUID companyId) {
        return Api.owner(companyId).read(path(companyId) + "/deliveries").getList("items");
    }

    private static List<Map<String, Object>> awaitLog(UUID companyId, int count, String status) {
        Receiver.await(
                () -> log(companyId).stream()
                                .filter(each -> status.equals(each.get("status")))
                                .count()
                        >= count,
                count + " " + status,
                PATIENCE);
        return log(companyId).stream()
                .filter(each -> status.equals(each.get("status")))
                .toList();
    }

    private static Set<String> addresses(List<Map<String, Object>> log) {
        return log.stream().map(each -> (String) each.get("email")).collect(Collectors.toSet());
    }

    private static String subject(Message message) {
        try {
            return message.getSubject();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(MimeMessage message) throws Exception {
        return (String) ((MimeMultipart) message.getContent()).getBodyPart(0).getContent();
    }

    /** Spaces that do not break are spaces. */
    private static String plain(String text) {
        return text.replace('\u00a0', ' ').replace('\u202f', ' ');
    }

    /** Media types and digests. */
    private static List<String> attachments(MimeMessage message) throws Exception {
        MimeMultipart parts = (MimeMultipart) message.getContent();
        List<String> found = new java.util.ArrayList<>();
        for (int i = 1; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            assertEquals("attachment", part.getDisposition());
            assertTrue(part.getFileName().matches("[A-Za-z0-9_-]+\\.(pdf|xml)"), part.getFileName());
            found.add(part.getContentType().replaceFirst(";(?s).*", "") + " "
                    + sha256(part.getInputStream().readAllBytes()));
        }
        return found;
    }

    private static String served(UUID companyId, String document, String mediaType) throws Exception {
        byte[] bytes = given().header(
                        "Authorization", "Bearer " + Api.owner(companyId).token())
                .accept(mediaType)
                .get(document)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        return mediaType + " " + sha256(bytes);
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static long metric(String name) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .mapToLong(value -> new java.math.BigDecimal(value).longValue())
                .sum();
    }

    private static <T> T only(T[] items) {
        assertEquals(1, items.length);
        return items[0];
    }
}

package dev.seatledger.invoice.mail;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.seatledger.invoice.document.StoredDocument;
import dev.seatledger.ledger.Language;
import dev.seatledger.testing.Certificate;
import dev.seatledger.testing.SmtpSink;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Who is sent what, with a login and over TLS to whoever has the host's certificate, and nothing otherwise. */
class SmtpMailerTest {

    private static final String TRUST_STORE = "javax.net.ssl.trustStore";
    private static final String TRUST_STORE_PASSWORD = "javax.net.ssl.trustStorePassword";

    @TempDir
    static Path directory;

    /** Longer than any server here needs but the one that never answers, whom nobody waits for so long. */
    private static final Duration ATTEMPT = Duration.ofSeconds(20);

    private static final Duration SHORT_ATTEMPT = Duration.ofSeconds(1);

    private static Vertx vertx;
    private static GreenMail server;
    private static String trustStore;

    @BeforeAll
    static void start() throws Exception {
        vertx = Vertx.vertx();
        Certificate certificate = Certificate.of("localhost", directory);
        trustStore = certificate.trustStore().toString();
        System.setProperty("greenmail.tls.keystore.file", certificate.keyStore().toString());
        System.setProperty("greenmail.tls.keystore.password", Certificate.PASSWORD);
        System.setProperty("greenmail.tls.key.password", Certificate.PASSWORD);
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
        server.start();
        server.setUser("bill@example.com", "bill", "hunter2");
    }

    @AfterAll
    static void stop() {
        server.stop();
        vertx.close();
        System.clearProperty(TRUST_STORE);
        System.clearProperty(TRUST_STORE_PASSWORD);
    }

    @Test
    void handsOverToWhoHasTheHostsCertificateAndKnowsTheLogin() throws Exception {
        trust();
        Buffer pdf = Buffer.buffer(new byte[] {0, '.', '\r', '\n', '.', '\r', '\n', -1, 13, 10});

        assertEquals("", send("smtps://bill:hunter2@localhost:" + port(), "a@example.com", pdf));

        assertTrue(server.waitForIncomingEmail(10_000, 1));
        MimeMessage message = server.getReceivedMessagesForDomain("a@example.com")[0];
        assertEquals("Rechnung, ü <x>", message.getSubject());
        MimeMultipart parts = (MimeMultipart) message.getContent();
        assertEquals(
                "Grüße\n.\n..\n=20",
                parts.getBodyPart(0).getContent().toString().replace("\r", "").strip());
        assertEquals("x.pdf", parts.getBodyPart(1).getFileName());
        assertArrayEquals(pdf.getBytes(), parts.getBodyPart(1).getInputStream().readAllBytes());
    }

    @Test
    void handsNothingOverToAnybodyElse() throws Exception {
        String login = "bill:hunter2@";

        withoutTrust();
        assertEquals("tls-failed", send("smtps://" + login + "localhost:" + port(), "b@example.com", Buffer.buffer()));
        trust();
        assertEquals(
                "tls-failed",
                send("smtps://" + login + "127.0.0.1:" + port(), "b@example.com", Buffer.buffer()),
                "another host's certificate");
        assertEquals(
                "server-refused 535", send("smtps://bill:wrong@localhost:" + port(), "b@example.com", Buffer.buffer()));
        assertEquals(0, server.getReceivedMessagesForDomain("b@example.com").length);
    }

    @Test
    void saysNothingToAServerThatDoesNotEncrypt() throws Exception {
        Path inboxes = directory.resolve("inboxes");
        try (SmtpSink sink = SmtpSink.start(inboxes)) {
            String url = "smtp://127.0.0.1:" + sink.port();

            assertEquals("connection-failed", send(url, "c@example.com", Buffer.buffer()));
            assertEquals(
                    "connection-failed",
                    send("smtp://bill:hunter2@127.0.0.1:" + sink.port(), "c@example.com", Buffer.buffer()));
            assertEquals(List.of(), SmtpSink.messages(inboxes, "c@example.com"));
            assertEquals("", send(url + "?starttls=optional", "c@example.com", Buffer.buffer()));
            assertEquals(1, SmtpSink.messages(inboxes, "c@example.com").size());
        }
    }

    @Test
    void tellsWhatWillNeverDoFromWhatMayLater() throws Exception {
        try (SmtpSink sink = SmtpSink.start(directory.resolve("others"))) {
            String url = "smtp://127.0.0.1:" + sink.port() + "?starttls=off";

            assertEquals("550 5.1.1 for ever", send(url, "gone-1@example.com", Buffer.buffer()));
            assertEquals("452 4.2.2", send(url, "busy-1@example.com", Buffer.buffer()));
            assertEquals("timed-out", send(url, "mute-1@example.com", Buffer.buffer(), SHORT_ATTEMPT));
            assertEquals(
                    "message-too-large for ever", send(url, "large@example.com", Buffer.buffer(new byte[10_000_000])));
        }
        assertEquals("connection-failed", send("smtp://127.0.0.1:9?starttls=off", "d@example.com", Buffer.buffer()));
    }

    /** Empty if it was taken on. */
    private static String send(String url, String to, Buffer pdf) throws Exception {
        return send(url, to, pdf, ATTEMPT);
    }

    private static String send(String url, String to, Buffer pdf, Duration attempt) throws Exception {
        MailConfig config = config(url, attempt);
        SmtpMailer mailer = new SmtpMailer(vertx, new MailSwitch(config), config);
        Email email = new Email(
                "<1@example.com>",
                Mailbox.parse("Billing <billing@example.com>").orElseThrow(),
                Mailbox.parse(to).orElseThrow(),
                Language.EN,
                "Rechnung, ü <x>",
                "Grüße\n.\n..\n=20\n",
                List.of(new StoredDocument.File("x.pdf", "application/pdf", pdf, "")));
        try {
            mailer.send(email).toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
            return "";
        } catch (ExecutionException e) {
            SendFailure failure = (SendFailure) e.getCause();
            assertNotNull(failure);
            assertFalse(failure.toString().contains("hunter2"));
            return failure.error() + (failure.isPermanent() ? " for ever" : "");
        }
    }

    private static MailConfig config(String url, Duration attempt) {
        Map<String, String> values = new HashMap<>();
        values.put("seatledger.mail.smtp-url", url);
        values.put("seatledger.mail.from", "billing@example.com");
        values.put("seatledger.mail.attempt-timeout", attempt.toSeconds() + "s");
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withDefaultValues(values)
                .withMapping(MailConfig.class)
                .build()
                .getConfigMapping(MailConfig.class);
    }

    private static void trust() {
        System.setProperty(TRUST_STORE, trustStore);
        System.setProperty(TRUST_STORE_PASSWORD, Certificate.PASSWORD);
    }

    private static void withoutTrust() {
        System.clearProperty(TRUST_STORE);
        System.clearProperty(TRUST_STORE_PASSWORD);
    }

    private static int port() {
        return server.getSmtps().getPort();
    }
}

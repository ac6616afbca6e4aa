package dev.seatledger.invoice.mail;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.seatledger.ledger.Language;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** A server that refuses at one step, always with the same code: what it refuses decides what becomes of the message. */
class SmtpRefusalsTest {

    private static final Vertx VERTX = Vertx.vertx();

    @AfterAll
    static void closeVertx() throws Exception {
        VERTX.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.7.1 no, 550 5.7.1 for ever",
        "DATA, 550 5.7.1 no, 550 5.7.1 for ever",
        "., 550 5.7.1 no, 550 5.7.1 for ever",
        "., 451 4.3.0 later, 451 4.3.0",
    })
    void givesUpWhatIsWrongWithTheMessage(String step, String answer, String expected) throws Exception {
        assertEquals(expected, send(step, answer));
    }

    @Test
    void triesAgainWhatIsWrongWithUs() throws Exception {
        assertEquals("server-refused 550", send("MAIL", "550 5.7.1 no"));
    }

    @Test
    void handsOverWhatIsNotRefused() throws Exception {
        assertEquals("", send("none", ""));
    }

    private static String send(String refused, String answer) throws Exception {
        NetServer server = VERTX.createNetServer()
                .connectHandler(socket -> converse(socket, refused, answer))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        MailConfig config = config("smtp://127.0.0.1:" + server.actualPort() + "?starttls=off");
        Email email = new Email(
                "<1@example.com>",
                Mailbox.parse("billing@example.com").orElseThrow(),
                Mailbox.parse("ada@example.com").orElseThrow(),
                Language.EN,
                "Invoice",
                "Hello\n",
                List.of());
        return new SmtpMailer(VERTX, new MailSwitch(config), config)
                .send(email)
                .map(sent -> "")
                .otherwise(failure -> {
                    SendFailure reason = (SendFailure) failure;
                    return reason.error() + (reason.isPermanent() ? " for ever" : "");
                })
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    private static void converse(NetSocket socket, String refused, String answer) {
        socket.write("220 here\r\n");
        boolean[] isInData = {false};
        socket.handler(RecordParser.newDelimited("\r\n", line -> {
            String said = line.toString();
            String step = said.split(" ", 2)[0];
            if (isInData[0] && !said.equals(".")) {
                return;
            }
            isInData[0] = step.equals("DATA") && !refused.equals("DATA");
            socket.write((step.equals(refused) ? answer : isInData[0] ? "354 go on" : "250 ok") + "\r\n");
        }));
    }

    private static MailConfig config(String url) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withDefaultValues(
                        Map.of("seatledger.mail.smtp-url", url, "seatledger.mail.from", "billing@example.com"))
                .withMapping(MailConfig.class)
                .build()
                .getConfigMapping(MailConfig.class);
    }
}

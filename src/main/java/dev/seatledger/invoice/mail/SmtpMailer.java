package dev.seatledger.invoice.mail;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.StartTLSOptions;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

/** Sends by SMTP, on the event loop. */
@ApplicationScoped
class SmtpMailer implements Mailer {

    /** What the client says of the steps of one message before the server's answer. */
    private static final List<String> ABOUT_THIS_MESSAGE =
            List.of("recipient address not accepted", "DATA command not accepted", "sending data failed");

    private static final String TOO_LARGE = "message exceeds allowed size limit";

    /** RFC 3463: for example 5.1.1, no such mailbox. */
    private static final Pattern ENHANCED = Pattern.compile("^([245]\\.[0-9]{1,3}\\.[0-9]{1,3})(\\s|$)");

    /** Not before those who still send are done. */
    private static final int LAST = Interceptor.Priority.LIBRARY_AFTER;

    private final Optional<MailClient> client;
    private final MailConfig config;

    SmtpMailer(Vertx vertx, MailSwitch mail, MailConfig config) {
        this.config = config;
        this.client = mail.account().map(account -> MailClient.create(vertx, options(account.server(), config)));
    }

    void close(@Observes @Priority(LAST) ShutdownEvent ending) {
        client.ifPresent(MailClient::close);
    }

    @Override
    public Future<Void> send(Email email) {
        return client.orElseThrow(() -> new IllegalStateException("nothing is sent"))
                .sendMail(message(email))
                .timeout(config.attemptTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .<Void>mapEmpty()
                .recover(failure -> Future.failedFuture(reason(failure)));
    }

    /** The client checks the host's name by itself, and only if it is not told to. */
    private static io.vertx.ext.mail.MailConfig options(SmtpUrl server, MailConfig config) {
        io.vertx.ext.mail.MailConfig options = new io.vertx.ext.mail.MailConfig()
                .setHostname(server.host())
                .setPort(server.port())
                .setSsl(server.isTls())
                .setStarttls(server.isTls() ? StartTLSOptions.DISABLED : startTls(server.startTls()))
                .setMaxPoolSize(config.maxConcurrent())
                .setUserAgent("Seatledger")
                // A refused recipient must not meet a message that is on its way already.
                .setPipelining(false);
        options.setConnectTimeout((int) config.connectTimeout().toMillis());
        options.setIdleTimeout((int) config.attemptTimeout().toMillis()).setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        return server.user() == null
                ? options.setLogin(LoginOption.DISABLED)
                : options.setLogin(LoginOption.REQUIRED)
                        .setUsername(server.user())
                        .setPassword(server.password());
    }

    private static StartTLSOptions startTls(SmtpUrl.StartTls startTls) {
        return switch (startTls) {
            case REQUIRED -> StartTLSOptions.REQUIRED;
            case OPTIONAL -> StartTLSOptions.OPTIONAL;
            case OFF -> StartTLSOptions.DISABLED;
        };
    }

    /** The headers are ours: the client would take a name's brackets and commas for its own. */
    private static MailMessage message(Email email) {
        return new MailMessage()
                .setBounceAddress(email.from().address().toString())
                .setTo(email.to().address().toString())
                .setText(email.text())
                .setAttachment(email.attachments().stream()
                        .map(file -> MailAttachment.create()
                                .setName(file.name())
                                .setContentType(file.mediaType())
                                .setDisposition("attachment")
                                .setData(file.bytes()))
                        .toList())
                .setHeaders(MultiMap.caseInsensitiveMultiMap()
                        .add("Message-ID", email.messageId())
                        .add("From", email.from().toHeader())
                        .add("To", email.to().toHeader())
                        .add("Subject", HeaderText.encoded(email.subject()))
                        .add("Content-Language", email.language().code())
                        // RFC 3834: nobody is on holiday for a machine.
                        .add("Auto-Submitted", "auto-generated"));
    }

    private static SendFailure reason(Throwable failure) {
        if (failure instanceof SMTPException answer) {
            return reason(answer);
        }
        if (TOO_LARGE.equals(failure.getMessage())) {
            return SendFailure.permanent("message-too-large");
        }
        if (failure instanceof TimeoutException) {
            return SendFailure.temporary("timed-out");
        }
        if (isCausedBy(failure, SSLException.class)) {
            return SendFailure.temporary("tls-failed");
        }
        return SendFailure.temporary("connection-failed");
    }

    /** Only what the server says of this message is about this message. The rest is for the operator to put right, and then goes on. */
    private static SendFailure reason(SMTPException answer) {
        if (!isAboutThisMessage(answer)) {
            return SendFailure.temporary("server-refused " + answer.getReplyCode());
        }
        String error = numbers(answer);
        return answer.isPermanent() ? SendFailure.permanent(error) : SendFailure.temporary(error);
    }

    /**
     * Servers use one code for refusing a sender, a recipient and a content, and the client has no type for the step that was refused. Its
     * own words are all that tells them apart; SmtpRefusalsTest sees them change.
     */
    private static boolean isAboutThisMessage(SMTPException answer) {
        String step = String.valueOf(answer.getMessage());
        return ABOUT_THIS_MESSAGE.stream().anyMatch(step::startsWith);
    }

    private static String numbers(SMTPException answer) {
        String text =
                answer.getReplyMessage() == null ? "" : answer.getReplyMessage().replaceFirst("^[0-9]{3}[ -]", "");
        Matcher enhanced = ENHANCED.matcher(text);
        return answer.getReplyCode() + (enhanced.find() ? " " + enhanced.group(1) : "");
    }

    private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}

package dev.seatledger.invoice.mail;

import io.vertx.core.Future;

/**
 * Hands messages over to whoever carries them. A port although SMTP is all there is: what carries a vendor's mail is the vendor's choice,
 * many offer HTTP beside SMTP, and nothing else here knows of either.
 */
interface Mailer {

    /**
     * Completes once the other side has taken the message on. A message that was taken on may be reported as not, if the answer got lost.
     *
     * @return fails with {@link SendFailure}
     */
    Future<Void> send(Email email);
}

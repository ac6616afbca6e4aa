package dev.seatledger.invoice.mail;

import java.util.List;

/**
 * Who gets a company's invoices.
 *
 * @param version grows with each change; 0 if nobody has ever said
 */
public record Recipients(int version, List<Recipient> recipients) {

    /** Each of them gets a message of their own. */
    public static final int MAX = 20;

    public Recipients {
        recipients = List.copyOf(recipients);
    }
}

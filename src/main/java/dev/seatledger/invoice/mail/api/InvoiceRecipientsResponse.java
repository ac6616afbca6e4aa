package dev.seatledger.invoice.mail.api;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.seatledger.invoice.mail.Recipients;

@Schema(name = "InvoiceRecipients", description = "The people who receive invoices and credit notes by e-mail.")
public record InvoiceRecipientsResponse(
        @Schema(required = true) List<OfPerson> recipients) {

    @Schema(name = "InvoiceRecipient")
    public record OfPerson(
            @Schema(required = true) String email,

            @Schema(description = "The recipient's name, if given.")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            String name) {}

    static InvoiceRecipientsResponse of(Recipients recipients) {
        return new InvoiceRecipientsResponse(recipients.recipients().stream()
                .map(recipient -> new OfPerson(recipient.email().toString(), recipient.name()))
                .toList());
    }
}

package dev.seatledger.invoice.mail.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.seatledger.invoice.mail.EmailAddress;
import dev.seatledger.invoice.mail.Recipient;
import dev.seatledger.invoice.mail.Recipients;
import dev.seatledger.shared.problem.DomainFailure;

@Schema(
        name = "InvoiceRecipientsRequest",
        description =
                "Everyone who is to receive invoices and credit notes by e-mail from now on. An empty list means nobody.")
public record InvoiceRecipientsRequest(
        @NotNull @Size(max = Recipients.MAX) List<@NotNull @Valid OfPerson> recipients) {

    /** One line, with something on it: what ends a line in a header, or hides what follows, is no name. */
    static final String NAME = "^(?=.*\\S)[^\\x00-\\x1F\\x7F-\\x9F\\u2028\\u2029]*$";

    @Schema(name = "NewInvoiceRecipient")
    public record OfPerson(
            @NotNull
            @Size(max = EmailAddress.MAX_LENGTH)
            @Pattern(regexp = EmailAddress.PATTERN, message = "must be an e-mail address such as accounts@example.com")
            @Schema(
                    description =
                            "Each address may appear only once. At most 64 characters before the @. Case matters before the @,"
                                    + " not after it. Write internationalised domains in their ASCII form (xn--).")
            String email,

            @Size(min = 1, max = 100)
            @Pattern(regexp = NAME, message = "must be one line of text")
            @Schema(description = "The recipient's name.")
            @Nullable
            String name) {}

    /**
     * @throws DomainFailure {@code validation-failed} for what is no address, and for one that occurs twice
     */
    List<Recipient> toRecipients() {
        List<Recipient> wanted = new ArrayList<>();
        Set<EmailAddress> seen = new HashSet<>();
        for (int i = 0; i < recipients.size(); i++) {
            OfPerson person = recipients.get(i);
            String field = "recipients[" + i + "].email";
            EmailAddress address = EmailAddress.parse(person.email())
                    .orElseThrow(() -> DomainFailure.invalid(field, "must have at most 64 characters before the @"));
            if (!seen.add(address)) {
                throw DomainFailure.invalid(field, "must not be repeated");
            }
            wanted.add(new Recipient(address, person.name()));
        }
        return wanted;
    }
}

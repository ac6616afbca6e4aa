package dev.seatledger.contract.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.UnitType;
import dev.seatledger.contract.CommitmentRequest;
import dev.seatledger.contract.CommitmentRequestStatus;
import dev.seatledger.customer.Contacts;
import dev.seatledger.shared.verdict.Verdict;

@Schema(name = "CommitmentRequest")
public record CommitmentRequestResponse(
        @Schema(required = true) UUID id,
        @Schema(required = true) UnitType unitType,
        @Schema(required = true) int included,
        @Schema(required = true) String reason,
        @Schema(required = true) CommitmentRequestStatus status,

        @Schema(required = true, description = "The vendor's contact, who decides on the request.")
        Recipient contact,

        @Schema(required = true) Instant requestedAt,
        @Schema(required = true) String requestedBy,
        @Schema(required = true, nullable = true) @Nullable Instant decidedAt,
        @Schema(required = true, nullable = true) @Nullable String decidedBy,
        @Schema(required = true, nullable = true) @Nullable String comment,

        @Schema(
                required = true,
                nullable = true,
                description = "The first day on which an approved commitment applies.")
        @Nullable
        LocalDate effectiveOn) {

    @Schema(
            name = "RequestContact",
            description =
                    "The account executive during the company's first three months, the customer success manager after that.")
    public record Recipient(
            @Schema(required = true) CommitmentRequest.ContactRole role,

            @Schema(required = true, nullable = true, description = "Null if nobody has this role.") @Nullable
            String name,

            @Schema(required = true, nullable = true) @Nullable
            String email) {}

    static CommitmentRequestResponse of(CommitmentRequest request) {
        Contacts.Contact contact = request.contact();
        Verdict verdict = request.verdict();
        return new CommitmentRequestResponse(
                request.requestId(),
                request.unitType(),
                request.included(),
                request.reason(),
                request.status(),
                new Recipient(
                        request.contactRole(),
                        contact == null ? null : contact.name(),
                        contact == null ? null : contact.email()),
                request.requestedAt(),
                request.requestedBy(),
                verdict == null ? null : verdict.at(),
                verdict == null ? null : verdict.by(),
                verdict == null ? null : verdict.comment(),
                request.effectiveOn());
    }
}

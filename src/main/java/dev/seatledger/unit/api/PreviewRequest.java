package dev.seatledger.unit.api;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.UnitType;
import dev.seatledger.shared.problem.DomainFailure;
import dev.seatledger.unit.UnitOperation;

@Schema(
        name = "PreviewRequest",
        description = "The body you would send to POST /units or to POST /units/batch. Names may be left out.")
public record PreviewRequest(
        @Schema(description = "Required with a back-office token; otherwise taken from the token.") @Nullable
        UUID companyId,

        @Nullable UnitType type,
        @Size(max = 200) @Nullable String name,
        @Email @Size(min = 1, max = 254) @Nullable String email,

        @Pattern(regexp = AddUnitRequest.PHONE_NUMBER, message = "must be an E.164 number such as +33123456789")
        @Schema(description = "In E.164 format, for example +33123456789.")
        @Nullable
        String phoneNumber,

        @Size(min = 1, max = 255) @Pattern(regexp = AddUnitRequest.NOT_BLANK, message = "must not be blank") @Nullable
        String externalId,

        @Size(min = 1, max = AddUnitRequest.MAX_COST_CENTER)
        @Pattern(regexp = AddUnitRequest.NOT_BLANK, message = "must not be blank")
        @Schema(description = "The cost center that bears the unit's cost in your own books.")
        @Nullable
        String costCenter,

        @JsonProperty("delete") @Schema(maxItems = BatchRequest.MAX_OPERATIONS) @Nullable
        List<@NotNull UUID> delete,

        @JsonProperty("create") @Schema(maxItems = BatchRequest.MAX_OPERATIONS) @Nullable
        List<@NotNull @Valid AddUnitRequest> create) {

    /** Stands for a name that nobody has thought of yet. */
    private static final String NAMELESS = "?";

    /**
     * @param most how many operations a batch may have
     * @throws DomainFailure {@code validation-failed}
     */
    UnitOperation toOperation(int most) {
        if (type == null) {
            return batch().toOperation(most);
        }
        if (delete != null || create != null) {
            throw DomainFailure.invalid("type", "must not be combined with delete or create");
        }
        return UnitOperation.add(new AddUnitRequest(
                        null, type, name == null ? NAMELESS : name, email, phoneNumber, externalId, costCenter, null)
                .toNewUnit(""));
    }

    private BatchRequest batch() {
        if (delete == null && create == null) {
            throw DomainFailure.invalid("type", "is required unless delete or create is given");
        }
        return new BatchRequest(null, delete, create, null);
    }
}

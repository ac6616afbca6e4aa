package dev.seatledger.unit.api;

import java.util.UUID;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.seatledger.unit.NewOccupant;

@Schema(
        name = "ReplacementRequest",
        description = "The unit that takes over the seat. It has the type of the unit it replaces.")
public record ReplacementRequest(
        @Schema(description = "Required with a back-office token; otherwise taken from the token.") @Nullable
        UUID companyId,

        @NotBlank @Size(max = 200) String name,
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
        String costCenter) {

    NewOccupant toOccupant() {
        return new NewOccupant(name, email, phoneNumber, externalId, costCenter);
    }
}

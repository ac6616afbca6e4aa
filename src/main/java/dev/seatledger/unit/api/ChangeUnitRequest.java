package dev.seatledger.unit.api;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.seatledger.unit.UnitChanges;

@Schema(name = "ChangeUnitRequest", description = "Members you leave out stay unchanged.")
public record ChangeUnitRequest(
        @Size(min = 1, max = 200) @Pattern(regexp = "^[\\s\\S]*\\S[\\s\\S]*$", message = "must not be blank") @Nullable
        String name,

        @Email @Size(min = 1, max = 254) @Nullable String email,

        @Pattern(regexp = AddUnitRequest.PHONE_NUMBER, message = "must be an E.164 number such as +33123456789")
        @Schema(description = "In E.164 format, for example +33123456789.")
        @Nullable
        String phoneNumber,

        @Size(min = 1, max = AddUnitRequest.MAX_COST_CENTER)
        @Pattern(regexp = AddUnitRequest.NOT_BLANK, message = "must not be blank")
        @Schema(description = "The cost center that bears the unit's cost in your own books.")
        @Nullable
        String costCenter) {

    UnitChanges toChanges() {
        return new UnitChanges(name, email, phoneNumber, costCenter);
    }
}

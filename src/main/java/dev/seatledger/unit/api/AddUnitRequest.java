package dev.seatledger.unit.api;

import java.util.UUID;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.UnitType;
import dev.seatledger.shared.problem.DomainFailure;
import dev.seatledger.unit.NewUnit;
import dev.seatledger.unit.UnitContact;

@Schema(
        name = "AddUnitRequest",
        description = "A user, optionally with an email, or a number, optionally with a phoneNumber.")
public record AddUnitRequest(
        @Schema(description = "Required with a back-office token; otherwise taken from the token.") @Nullable
        UUID companyId,

        @NotNull UnitType type,
        @NotBlank @Size(max = 200) String name,
        @Email @Size(min = 1, max = 254) @Nullable String email,

        @Pattern(regexp = PHONE_NUMBER, message = "must be an E.164 number such as +33123456789")
        @Schema(description = "In E.164 format, for example +33123456789.")
        @Nullable
        String phoneNumber,

        @Size(min = 1, max = 255)
        @Pattern(regexp = NOT_BLANK, message = "must not be blank")
        @Schema(description = "The unit's id in your own system. Unique within the company, deleted units included.")
        @Nullable
        String externalId,

        @Size(min = 1, max = MAX_COST_CENTER)
        @Pattern(regexp = NOT_BLANK, message = "must not be blank")
        @Schema(description = "The cost center that bears the unit's cost in your own books.")
        @Nullable
        String costCenter,

        @Size(max = 200)
        @Schema(
                description =
                        "The token of a preview of this same request. You are charged exactly what the preview showed; if"
                                + " that is no longer possible, the request is refused with a new preview. Not allowed inside a batch,"
                                + " which takes one token for all of it.")
        @Nullable
        String previewToken) {

    static final int MAX_EXTERNAL_ID = 255;

    static final int MAX_COST_CENTER = 100;

    static final String NOT_BLANK = "^[\\s\\S]*\\S[\\s\\S]*$";

    static final String PHONE_NUMBER = "^\\+[1-9][0-9]{1,14}$";

    /**
     * @param path of this object in the body, ending in a dot unless empty
     * @throws DomainFailure {@code validation-failed} for a member that belongs to the other type
     */
    NewUnit toNewUnit(String path) {
        UnitContact.check(type, email, phoneNumber, path);
        return new NewUnit(type, name, email, phoneNumber, externalId, costCenter);
    }
}

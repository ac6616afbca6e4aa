package dev.seatledger.unit.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.seatledger.shared.problem.DomainFailure;
import dev.seatledger.shared.problem.FieldError;
import dev.seatledger.unit.NewUnit;
import dev.seatledger.unit.UnitOperation;

@Schema(
        name = "BatchRequest",
        description = "All or nothing. Deletions are applied first, then the new units are created.")
public record BatchRequest(
        @Schema(description = "Required with a back-office token; otherwise taken from the token.") @Nullable
        UUID companyId,

        @JsonProperty("delete") @Schema(maxItems = BatchRequest.MAX_OPERATIONS) @Nullable
        List<@NotNull UUID> delete,

        @JsonProperty("create") @Schema(maxItems = BatchRequest.MAX_OPERATIONS) @Nullable
        List<@NotNull @Valid AddUnitRequest> create,

        @Size(max = 200)
        @Schema(
                description =
                        "The token of a preview of this same request. You are charged exactly what the preview showed; if"
                                + " that is no longer possible, the request is refused with a new preview.")
        @Nullable
        String previewToken) {

    /** In the committed contract. An operator may set another limit, which the contract that is served tells. */
    static final int MAX_OPERATIONS = 200;

    /**
     * @param most how many operations a batch may have
     * @throws DomainFailure {@code validation-failed} if there are too many operations or none, with an error for each part that is not valid
     */
    UnitOperation toOperation(int most) {
        List<UUID> removals = delete == null ? List.of() : delete;
        List<AddUnitRequest> units = create == null ? List.of() : create;
        int operations = units.size() + removals.size();
        if (operations < 1 || operations > most) {
            throw DomainFailure.invalid("create", "must contain, together with delete, 1 to " + most + " operations");
        }
        List<FieldError> errors = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < removals.size(); i++) {
            if (!seen.add(removals.get(i))) {
                errors.add(new FieldError("delete[" + i + "]", "must not name a unit more than once"));
            }
        }
        List<NewUnit> additions = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            try {
                additions.add(newUnit(units.get(i), "create[" + i + "]."));
            } catch (DomainFailure invalid) {
                errors.addAll(invalid.errors());
            }
        }
        if (!errors.isEmpty()) {
            throw DomainFailure.invalid(errors);
        }
        return UnitOperation.batch(removals, additions);
    }

    private static NewUnit newUnit(AddUnitRequest unit, String path) {
        if (unit.companyId() != null) {
            throw DomainFailure.invalid(path + "companyId", "is only allowed on the batch as a whole");
        }
        if (unit.previewToken() != null) {
            throw DomainFailure.invalid(path + "previewToken", "is only allowed on the batch as a whole");
        }
        return unit.toNewUnit(path);
    }
}

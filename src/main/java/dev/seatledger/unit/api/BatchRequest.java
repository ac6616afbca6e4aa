package dev.seatledger.unit.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.seatledger.shared.problem.DomainFailure;
import dev.seatledger.unit.NewUnit;

@Schema(
        name = "BatchRequest",
        description = "All or none: the units to delete leave first, then the others are created.")
public record BatchRequest(
        @Schema(description = "Required from the back office; a customer's token says it.") @Nullable
        UUID companyId,

        @JsonProperty("delete") @Schema(maxItems = BatchRequest.MAX_OPERATIONS) @Nullable
        List<@NotNull UUID> delete,

        @JsonProperty("create") @Schema(maxItems = BatchRequest.MAX_OPERATIONS) @Nullable
        List<@NotNull @Valid AddUnitRequest> create) {

    /** In the committed contract. An operator may set another limit, which the contract that is served tells. */
    static final int MAX_OPERATIONS = 200;

    /**
     * @throws DomainFailure {@code validation-failed} if a unit is named twice
     */
    List<UUID> removals() {
        List<UUID> removals = delete == null ? List.of() : delete;
        if (new HashSet<>(removals).size() < removals.size()) {
            throw DomainFailure.invalid("delete", "must name each unit once");
        }
        return removals;
    }

    /**
     * @param most how many operations a batch may have
     * @throws DomainFailure {@code validation-failed} if one of them is not valid, or there are too many operations or none
     */
    List<NewUnit> additions(int most) {
        List<AddUnitRequest> units = create == null ? List.of() : create;
        int operations = units.size() + (delete == null ? 0 : delete.size());
        if (operations < 1 || operations > most) {
            throw DomainFailure.invalid("create", "must hold 1 to " + most + " operations together with delete");
        }
        List<NewUnit> additions = new ArrayList<>();
        for (AddUnitRequest unit : units) {
            String path = "create[" + additions.size() + "].";
            if (unit.companyId() != null) {
                throw DomainFailure.invalid(path + "companyId", "belongs to the batch as a whole");
            }
            additions.add(unit.toNewUnit(path));
        }
        return additions;
    }
}

package dev.seatledger.unit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import dev.seatledger.billing.UnitType;
import dev.seatledger.ledger.CompanyState;
import dev.seatledger.ledger.Needs;
import dev.seatledger.shared.problem.DomainFailure;
import dev.seatledger.shared.problem.FieldError;
import dev.seatledger.shared.problem.ProblemType;

/**
 * Units that leave, then units that are added: all or none.
 *
 * @param removals each once
 * @param isBatch whether the caller numbered its parts, so that a refusal names the part
 */
public record UnitOperation(List<UUID> removals, List<NewUnit> additions, boolean isBatch) {

    public UnitOperation {
        removals = List.copyOf(removals);
        additions = List.copyOf(additions);
    }

    public static UnitOperation add(NewUnit unit) {
        return new UnitOperation(List.of(), List.of(unit), false);
    }

    public static UnitOperation batch(List<UUID> removals, List<NewUnit> additions) {
        return new UnitOperation(removals, additions, true);
    }

    Needs needs() {
        return Needs.of(UnitRecord.PART, removals)
                .and(Needs.of(
                        ExternalIds.PART,
                        additions.stream()
                                .map(NewUnit::externalId)
                                .filter(Objects::nonNull)
                                .toList()));
    }

    /** How many units of each type are added. */
    Map<UnitType, Integer> quantities() {
        Map<UnitType, Integer> quantities = new EnumMap<>(UnitType.class);
        additions.forEach(unit -> quantities.merge(unit.type(), 1, Integer::sum));
        return quantities;
    }

    /**
     * Whatever of it cannot be done, all of it at once.
     *
     * @throws DomainFailure {@code not-found} for a removal, {@code unit-type-not-in-contract}, {@code external-id-taken}: the first of
     *     these that occurs, with the errors of all
     */
    void refuseWhatCannotBe(CompanyState state) {
        Refusals refusals = new Refusals();
        for (int i = 0; i < removals.size(); i++) {
            if (!state.get(UnitRecord.PART).containsKey(removals.get(i))) {
                refusals.add(ProblemType.NOT_FOUND, "delete[" + i + "]", "There is no such unit.");
            }
        }
        for (int i = 0; i < additions.size(); i++) {
            UnitType type = additions.get(i).type();
            if (!state.positions().containsKey(type)) {
                refusals.add(
                        ProblemType.UNIT_TYPE_NOT_IN_CONTRACT,
                        path(i, "type"),
                        "The contract does not include %s.".formatted(type.noun(2)));
            }
        }
        refuseTakenExternalIds(state, refusals);
        refusals.tell();
    }

    private void refuseTakenExternalIds(CompanyState state, Refusals refusals) {
        Map<String, Integer> firstUse = new HashMap<>();
        for (int i = 0; i < additions.size(); i++) {
            String externalId = additions.get(i).externalId();
            if (externalId == null) {
                continue;
            }
            UUID holder = state.get(ExternalIds.PART).get(externalId);
            Integer earlier = firstUse.putIfAbsent(externalId, i);
            if (holder != null) {
                refusals.add(
                        ProblemType.EXTERNAL_ID_TAKEN,
                        path(i, "externalId"),
                        "The unit %s has or had this externalId.".formatted(holder));
            } else if (earlier != null) {
                refusals.add(
                        ProblemType.EXTERNAL_ID_TAKEN,
                        path(i, "externalId"),
                        "create[%d] has this externalId, too.".formatted(earlier));
            }
        }
    }

    private String path(int index, String member) {
        return isBatch ? "create[" + index + "]." + member : member;
    }

    /** What is wrong with an operation's parts. */
    private static final class Refusals {
        private final Map<ProblemType, String> details = new EnumMap<>(ProblemType.class);
        private final List<FieldError> errors = new ArrayList<>();
        private final List<ProblemType> found = new ArrayList<>();

        void add(ProblemType type, String field, String message) {
            found.add(type);
            details.putIfAbsent(type, message);
            errors.add(new FieldError(field, message));
        }

        void tell() {
            if (!found.isEmpty()) {
                ProblemType first = found.get(0);
                throw new DomainFailure(first, String.valueOf(details.get(first)), errors);
            }
        }
    }
}

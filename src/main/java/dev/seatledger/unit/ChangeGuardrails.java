package dev.seatledger.unit;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

import dev.seatledger.billing.Guardrail;
import dev.seatledger.billing.UnitType;
import dev.seatledger.ledger.Command;
import dev.seatledger.ledger.CompanyState;
import dev.seatledger.ledger.Decision;
import dev.seatledger.ledger.Guardrails;
import dev.seatledger.ledger.Posting;
import dev.seatledger.shared.problem.DomainFailure;
import dev.seatledger.shared.problem.ProblemType;

/**
 * An owner decides what happens to adds that bill (R34). Deciding the same again changes nothing. What is held already stays held.
 *
 * @param rules types of the contract that are left out allow every add
 */
record ChangeGuardrails(UUID companyId, String actor, Map<UnitType, Guardrail> rules, VersionCheck check)
        implements Command<CompanyState> {

    @Override
    public Decision<CompanyState> decide(CompanyState state, Instant now) {
        if (!check.accepts(state.guardrails().version())) {
            throw new DomainFailure(
                    ProblemType.PRECONDITION_FAILED,
                    "The guardrails have changed since you read them. Read them again and retry.");
        }
        Map<UnitType, Guardrail> wanted = new EnumMap<>(UnitType.class);
        for (UnitType type : rules.keySet()) {
            if (!state.positions().containsKey(type)) {
                throw new DomainFailure(
                        ProblemType.UNIT_TYPE_NOT_IN_CONTRACT,
                        "The contract does not include %s.".formatted(type.noun(2)));
            }
        }
        boolean isSame = true;
        for (UnitType type : state.positions().keySet()) {
            wanted.put(type, rules.getOrDefault(type, Guardrail.ALLOW));
            isSame &= state.guardrails().of(type).equals(wanted.get(type));
        }
        if (isSame) {
            return Decision.nothing(state);
        }
        Posting posting = new Posting(state, actor, now);
        posting.changeGuardrails(new Guardrails(state.guardrails().version() + 1, wanted));
        return Decision.write(posting, receipt -> posting.after());
    }
}

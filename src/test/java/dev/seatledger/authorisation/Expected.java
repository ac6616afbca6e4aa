package dev.seatledger.authorisation;

import java.util.Optional;

import dev.seatledger.shared.problem.ProblemType;

/** What a cell of the matrix must answer. */
enum Expected {
    SUCCESS(null),
    UNKNOWN_CALLER(ProblemType.AUTHENTICATION_REQUIRED),
    FORBIDDEN(ProblemType.FORBIDDEN),
    NOT_FOUND(ProblemType.NOT_FOUND),
    /** The back office has no company of its own that could be meant. */
    COMPANY_REQUIRED(ProblemType.VALIDATION_FAILED);

    private final ProblemType problem;

    Expected(ProblemType problem) {
        this.problem = problem;
    }

    /** Empty for success. */
    Optional<ProblemType> problem() {
        return Optional.ofNullable(problem);
    }

    static Expected of(Row row, Caller caller, Target target) {
        if (row.everybody()) {
            return SUCCESS;
        }
        if (caller.isUnknown()) {
            return UNKNOWN_CALLER;
        }
        if (!caller.hasOneOf(row.roles())) {
            return FORBIDDEN;
        }
        if (row.named().isEmpty()) {
            return SUCCESS;
        }
        if (caller.isBackOffice()) {
            return target.leavesOutTheCompany() ? COMPANY_REQUIRED : target.isOneCompanys() ? SUCCESS : NOT_FOUND;
        }
        boolean isOwn = target.owner() == Target.Owner.OWN && caller != Caller.OWNER_OF_ANOTHER_COMPANY;
        return isOwn ? SUCCESS : NOT_FOUND;
    }
}

package dev.seatledger.unit;

/** Whether a unit still is as the caller knows it: the caller's {@code If-Match}, or anything goes. */
@FunctionalInterface
public interface VersionCheck {

    VersionCheck NONE = version -> true;

    boolean accepts(int version);

    /**
     * @throws dev.seatledger.shared.problem.DomainFailure {@code precondition-failed} if the unit has changed
     */
    default UnitRecord pass(UnitRecord unit) {
        if (!accepts(unit.version())) {
            throw new dev.seatledger.shared.problem.DomainFailure(
                    dev.seatledger.shared.problem.ProblemType.PRECONDITION_FAILED,
                    "The unit has changed since you read it. Read it again and retry.");
        }
        return unit;
    }
}

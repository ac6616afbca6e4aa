package dev.seatledger.unit;

import dev.seatledger.shared.problem.DomainFailure;
import dev.seatledger.shared.problem.ProblemType;

/** What the caller has seen does not hold any more; nothing has changed, and this is what holds now. */
public final class PreviewOutdated extends DomainFailure {

    private final transient Preview preview;

    PreviewOutdated(String detail, Preview preview) {
        super(ProblemType.PREVIEW_OUTDATED, detail);
        this.preview = preview;
    }

    public Preview preview() {
        return preview;
    }
}

package dev.seatledger.invoice.numbering;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What a check of one issuer's series found.
 *
 * @param lastNumber the last number drawn
 * @param documents that have a number
 * @param findings in the order of the numbers; none if all is well. At most {@link NumberingAudit#MAX_FINDINGS}
 */
public record SeriesReport(String issuer, long lastNumber, long documents, List<Finding> findings) {

    /**
     * @param documentId null where there is none, or where it concerns the series
     */
    public record Finding(long number, @Nullable UUID documentId, String problem) {}

    public SeriesReport {
        findings = List.copyOf(findings);
    }
}

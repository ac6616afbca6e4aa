package dev.seatledger.audit;

import java.util.List;
import java.util.UUID;

/**
 * The result of a company's audit.
 *
 * @param findings for people; none if the books are right
 */
public record CompanyAudit(UUID companyId, List<String> findings) {

    public CompanyAudit {
        findings = List.copyOf(findings);
    }
}

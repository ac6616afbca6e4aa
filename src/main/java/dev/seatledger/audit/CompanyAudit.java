package dev.seatledger.audit;

import java.util.List;
import java.util.UUID;

/**
 * What the audit of a company found.
 *
 * @param findings for people; none if the books are right
 */
public record CompanyAudit(UUID companyId, List<String> findings) {

    public CompanyAudit {
        findings = List.copyOf(findings);
    }
}

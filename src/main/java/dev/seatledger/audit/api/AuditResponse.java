package dev.seatledger.audit.api;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.seatledger.audit.CompanyAudit;

@Schema(name = "CompanyAudit")
public record AuditResponse(
        @Schema(required = true) UUID companyId,

        @Schema(required = true, description = "Whether the recomputed figures all match.")
        boolean valid,

        @Schema(required = true, description = "Each difference from what the seat log says.")
        List<String> findings) {

    static AuditResponse of(CompanyAudit audit) {
        return new AuditResponse(audit.companyId(), audit.findings().isEmpty(), audit.findings());
    }
}

package dev.seatledger.audit.api;

import java.util.UUID;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

import dev.seatledger.audit.Auditor;
import dev.seatledger.audit.CompanyAudit;
import dev.seatledger.shared.api.Cursor;
import dev.seatledger.shared.api.Page;
import dev.seatledger.shared.api.PageRequest;
import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.shared.problem.Refuses;
import dev.seatledger.shared.security.Roles;

@Path("/audits")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ACCOUNT_EXECUTIVE, Roles.CUSTOMER_SUCCESS})
@Tag(name = "Operations")
public class AuditResource {

    private final Auditor auditor;

    AuditResource(Auditor auditor) {
        this.auditor = auditor;
    }

    @GET
    @Cancellable(false)
    @Operation(
            operationId = "auditCompanies",
            summary = "Recompute all companies from their seat logs, one page at a time, and report every difference")
    public Uni<Page<AuditResponse>> all(@BeanParam PageRequest page) {
        int limit = page.limit();
        return auditor.auditAfter(Cursor.parse(page.cursor(), UUID::fromString), limit + 1)
                .map(found -> Page.of(found, limit, CompanyAudit::companyId, AuditResponse::of));
    }

    @GET
    @Path("{companyId}")
    @Cancellable(false)
    @Refuses({ProblemType.NOT_FOUND})
    @Operation(
            operationId = "auditCompany",
            summary = "Recompute a company from its seat log and report every difference")
    public Uni<AuditResponse> one(@PathParam("companyId") UUID companyId) {
        return auditor.audit(companyId).map(AuditResponse::of);
    }
}

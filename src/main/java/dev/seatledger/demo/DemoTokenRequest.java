package dev.seatledger.demo;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.seatledger.shared.problem.DomainFailure;
import dev.seatledger.shared.security.Roles;

@Schema(name = "DemoTokenRequest")
public record DemoTokenRequest(
        @NotNull
        @Pattern(
                regexp = "^(owner|admin|supervisor|agent|partner|account_executive|customer_success)$",
                message = "must be one of the roles")
        @Schema(
                enumeration = {
                    "owner",
                    "admin",
                    "supervisor",
                    "agent",
                    "partner",
                    "account_executive",
                    "customer_success"
                })
        String role,

        @Schema(description = "Required for every role except account_executive and customer_success.") @Nullable
        UUID companyId) {

    /**
     * @throws DomainFailure {@code validation-failed} if a role within a company comes without one
     */
    DemoTokenRequest checked() {
        if (companyId == null && !Roles.isBackOffice(role)) {
            throw DomainFailure.invalid("companyId", "is required for this role");
        }
        return this;
    }
}

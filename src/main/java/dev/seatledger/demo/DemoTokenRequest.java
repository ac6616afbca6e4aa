package dev.seatledger.demo;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "DemoTokenRequest")
public record DemoTokenRequest(
        @NotNull
        @Pattern(
                regexp = "owner|admin|supervisor|agent|partner|account_executive|customer_success",
                message = "must be one of the roles")
        String role,

        @Schema(description = "Required for all roles but account_executive and customer_success.") @Nullable
        UUID companyId) {

    @JsonIgnore
    @Schema(hidden = true)
    @AssertTrue(message = "is required for roles within a company")
    boolean isCompanyIdPresent() {
        return companyId != null || "account_executive".equals(role) || "customer_success".equals(role);
    }
}

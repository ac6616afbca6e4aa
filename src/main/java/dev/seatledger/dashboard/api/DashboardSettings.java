package dev.seatledger.dashboard.api;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.seatledger.dashboard.Dashboard;

@Schema(name = "DashboardSettings")
public record DashboardSettings(
        @Schema(required = true, description = "Whether the demo is on, so that anyone can get a token.")
        boolean demo,

        @Schema(description = "Absent if no identity provider is configured.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        DashboardIdentityProvider identityProvider,

        @Schema(
                required = true,
                description = "The origins whose pages may embed the dashboard in a frame and pass tokens to it.")
        List<String> hostOrigins) {

    @Schema(name = "DashboardIdentityProvider")
    public record DashboardIdentityProvider(
            @Schema(required = true) String authority,
            @Schema(required = true) String clientId,
            @Schema(required = true) String scope) {

        static DashboardIdentityProvider of(Dashboard.IdentityProvider provider) {
            return new DashboardIdentityProvider(provider.authority(), provider.clientId(), provider.scope());
        }
    }

    static DashboardSettings of(Dashboard dashboard, boolean demo) {
        return new DashboardSettings(
                demo,
                dashboard.identityProvider().map(DashboardIdentityProvider::of).orElse(null),
                dashboard.hostOrigins());
    }
}

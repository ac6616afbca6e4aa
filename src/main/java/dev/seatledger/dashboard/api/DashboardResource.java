package dev.seatledger.dashboard.api;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

import dev.seatledger.dashboard.Dashboard;
import dev.seatledger.shared.config.SeatledgerConfig;

@Path("/dashboard/settings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Dashboard", description = "The page that is served beside the API.")
public class DashboardResource {

    private final DashboardSettings settings;

    DashboardResource(Dashboard dashboard, SeatledgerConfig config) {
        this.settings = DashboardSettings.of(dashboard, config.demo());
    }

    /** Nothing here is a secret: the page has to know it before anybody has signed in. */
    @GET
    @PermitAll
    @NonBlocking
    @Cancellable(false)
    @Operation(operationId = "getDashboardSettings", summary = "See how the dashboard signs in")
    public DashboardSettings get() {
        return settings;
    }
}

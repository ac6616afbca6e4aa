package dev.seatledger.demo;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

import dev.seatledger.shared.config.SeatledgerConfig;
import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.shared.problem.Refuses;

@Path("/demo/tokens")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Demo", description = "What only a demo offers.")
public class DemoResource {

    private final DemoTokens tokens;
    private final SeatledgerConfig config;

    DemoResource(DemoTokens tokens, SeatledgerConfig config) {
        this.tokens = tokens;
        this.config = config;
    }

    @Schema(name = "DemoToken")
    public record Token(
            @Schema(required = true, description = "A bearer token, valid for 12 hours.")
            String token) {}

    /** Signing takes about a millisecond of arithmetic: not on the event loop. */
    @POST
    @PermitAll
    @Blocking
    @Cancellable(false)
    @Refuses({ProblemType.NOT_FOUND})
    @Operation(operationId = "createDemoToken", summary = "Demo: get a token for a role")
    public Token create(@Valid @NotNull DemoTokenRequest request) {
        if (!config.demo()) {
            throw new NotFoundException();
        }
        return new Token(tokens.tokenFor(request.checked()));
    }
}

package dev.seatledger.unit.api;

import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import dev.seatledger.shared.problem.api.Problem;
import dev.seatledger.shared.security.CurrentCaller;
import dev.seatledger.unit.PreviewOutdated;

/** A problem that brings the preview which holds now. */
class OutdatedPreviews {

    private final CurrentCaller currentCaller;

    OutdatedPreviews(CurrentCaller currentCaller) {
        this.currentCaller = currentCaller;
    }

    @ServerExceptionMapper
    RestResponse<PreviewProblem> outdated(PreviewOutdated outdated, UriInfo uri) {
        PreviewProblem problem = new PreviewProblem(
                outdated.type().slug(),
                outdated.type().title(),
                outdated.type().status(),
                outdated.detail(),
                uri.getRequestUri().getPath(),
                PreviewResponse.of(outdated.preview(), currentCaller.get().isOwner()));
        return ResponseBuilder.create(RestResponse.Status.CONFLICT, problem)
                .type(Problem.MEDIA_TYPE)
                .build();
    }
}

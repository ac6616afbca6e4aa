package dev.seatledger.shared.api;

import java.net.URI;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Answers are put together where nobody knows under which address the request came in, so {@code Location} is completed here. */
class AbsoluteLocations {

    @ServerResponseFilter
    void complete(ContainerResponseContext response, UriInfo uri) {
        Object location = response.getHeaders().getFirst(HttpHeaders.LOCATION);
        if (location != null) {
            URI absolute = uri.getBaseUri().resolve(location.toString());
            response.getHeaders().putSingle(HttpHeaders.LOCATION, absolute.toString());
        }
    }
}

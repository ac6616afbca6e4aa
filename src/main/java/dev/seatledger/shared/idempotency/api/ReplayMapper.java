package dev.seatledger.shared.idempotency.api;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import dev.seatledger.shared.idempotency.Replay;
import dev.seatledger.shared.idempotency.StoredAnswer;

/** Gives an answer once more. */
class ReplayMapper {

    @ServerExceptionMapper
    RestResponse<String> replay(Replay before) {
        StoredAnswer answer = before.answer();
        ResponseBuilder<String> response = ResponseBuilder.<String>create(answer.status())
                .entity(answer.body())
                .type(MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"))
                .header(Idempotency.REPLAYED, "true");
        if (answer.location() != null) {
            response.header(HttpHeaders.LOCATION, answer.location());
        }
        return response.build();
    }
}

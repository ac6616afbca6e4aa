package dev.seatledger.invoice.document.api;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** In which form a document is asked for. */
@SuppressWarnings("NullAway.Init") // filled from the request
public class DocumentRequest {

    @HeaderParam(HttpHeaders.IF_NONE_MATCH)
    @Parameter(description = "The ETag of the file as you know it.")
    @Nullable
    String ifNoneMatch;

    @Context
    HttpHeaders headers;

    Form form() {
        return Form.asked(headers);
    }

    @Nullable
    String ifNoneMatch() {
        return ifNoneMatch;
    }
}

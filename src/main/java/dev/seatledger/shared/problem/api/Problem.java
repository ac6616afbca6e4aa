package dev.seatledger.shared.problem.api;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.seatledger.shared.problem.FieldError;
import dev.seatledger.shared.problem.ProblemType;

@Schema(description = "A problem document (RFC 9457).")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        @Schema(required = true, description = "The kind of problem, as a stable slug.")
        String type,

        @Schema(required = true) String title,

        @Schema(required = true, minimum = "400", maximum = "599")
        int status,

        @Schema(required = true, description = "A human-readable explanation of this occurrence.")
        String detail,

        @Schema(required = true, description = "The path of the request.")
        String instance,

        @Schema(description = "The invalid fields. Only if the input was invalid.")
        List<FieldError> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(ProblemType type, String detail, String instance, List<FieldError> errors) {
        return new Problem(type.slug(), type.title(), type.status(), detail, instance, errors);
    }
}

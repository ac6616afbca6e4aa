package dev.seatledger.shared.problem.api;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

import dev.seatledger.shared.persistence.DatabaseFailure;
import dev.seatledger.shared.problem.DomainFailure;
import dev.seatledger.shared.problem.FieldError;
import dev.seatledger.shared.problem.ProblemType;

/** Every failure becomes a problem here, and nowhere else. What is our own fault is logged and told without its details. */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private static final String RETRY_AFTER_SECONDS = "1";

    @ServerExceptionMapper
    RestResponse<Problem> refusal(DomainFailure failure, UriInfo uri) {
        LOG.debugf("refused type=%s detail=%s", failure.type().slug(), failure.detail());
        return problem(failure.type(), failure.detail(), uri, failure.errors());
    }

    @ServerExceptionMapper({AuthenticationFailedException.class, UnauthorizedException.class})
    RestResponse<Problem> unauthenticated(SecurityException failure, UriInfo uri) {
        return problem(
                ProblemType.AUTHENTICATION_REQUIRED,
                "The request has no bearer token, or the token is invalid or expired.",
                uri,
                List.of());
    }

    @ServerExceptionMapper
    RestResponse<Problem> forbidden(ForbiddenException failure, UriInfo uri) {
        return problem(ProblemType.FORBIDDEN, "None of the token's roles allows this.", uri, List.of());
    }

    @ServerExceptionMapper
    RestResponse<Problem> invalid(ResteasyReactiveViolationException failure, UriInfo uri) {
        return violations(failure, uri);
    }

    @ServerExceptionMapper
    RestResponse<Problem> violations(ConstraintViolationException failure, UriInfo uri) {
        List<FieldError> errors = failure.getConstraintViolations().stream()
                .map(violation -> new FieldError(fieldOf(violation), violation.getMessage()))
                .sorted(java.util.Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
                .toList();
        return validationFailed(errors, uri);
    }

    @ServerExceptionMapper
    RestResponse<Problem> mismatch(MismatchedInputException failure, UriInfo uri) {
        return json(failure, uri);
    }

    @ServerExceptionMapper
    RestResponse<Problem> http(WebApplicationException failure, UriInfo uri, HttpHeaders headers) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof DomainFailure refusal) {
                return refusal(refusal, uri);
            }
            if (cause instanceof JsonProcessingException json) {
                return json(json, uri);
            }
        }
        int status = failure.getResponse().getStatus();
        return switch (status) {
            case 400 -> problem(ProblemType.MALFORMED_REQUEST, "The request is malformed.", uri, List.of());
            case 401 -> unauthenticated(new SecurityException(), uri);
            case 403 -> problem(ProblemType.FORBIDDEN, "None of the token's roles allows this.", uri, List.of());
            case 404 -> problem(ProblemType.NOT_FOUND, "There is nothing at this path.", uri, List.of());
            case 405 ->
                problem(ProblemType.METHOD_NOT_ALLOWED, "This path does not support the method.", uri, List.of());
            case 406 ->
                problem(
                        ProblemType.NOT_ACCEPTABLE,
                        "None of the media types in the Accept header is available.",
                        uri,
                        List.of());
            case 413 ->
                problem(ProblemType.PAYLOAD_TOO_LARGE, "The request body exceeds the maximum size.", uri, List.of());
            case 415 -> problem(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send application/json.", uri, List.of());
            default ->
                status < 500
                        ? problem(ProblemType.MALFORMED_REQUEST, "The request cannot be processed.", uri, List.of())
                        : unexpected(failure, uri, headers);
        };
    }

    /** Whatever nobody has expected; a driver's exceptions look alike, so what they mean is asked of {@link DatabaseFailure}. */
    @ServerExceptionMapper
    RestResponse<Problem> unexpected(Throwable failure, UriInfo uri, HttpHeaders headers) {
        return switch (DatabaseFailure.of(failure).kind()) {
            case DEFECT -> defect(failure, uri, headers);
            case CONFLICT -> later(ProblemType.OVERLOADED, "Other changes were in the way.", failure, uri, headers);
            case UNAVAILABLE -> later(ProblemType.UNAVAILABLE, "The database did not answer.", failure, uri, headers);
        };
    }

    /** The only entry with a stack trace. */
    private static RestResponse<Problem> defect(Throwable failure, UriInfo uri, HttpHeaders headers) {
        String requestId = RequestId.of(headers);
        LOG.errorf(traced(failure), "request failed id=%s path=%s", requestId, uri.getPath());
        String detail = DatabaseFailure.of(failure).hasUndoneTheStatement()
                ? "The request was not carried out."
                : "It is not certain whether the request was carried out.";
        return named(requestId, ProblemType.INTERNAL_ERROR, detail, uri);
    }

    /** The driver's exceptions are made without a stack trace; where they have arrived is better than nothing. */
    private static Throwable traced(Throwable failure) {
        return failure.getStackTrace().length > 0 ? failure : new IllegalStateException("not expected here", failure);
    }

    private static RestResponse<Problem> later(
            ProblemType type, String detail, Throwable failure, UriInfo uri, HttpHeaders headers) {
        String requestId = RequestId.of(headers);
        LOG.warnf("request put off type=%s id=%s path=%s cause=%s", type.slug(), requestId, uri.getPath(), failure);
        return named(requestId, type, detail, uri);
    }

    /** With the id that the log has, too. */
    private static RestResponse<Problem> named(String requestId, ProblemType type, String detail, UriInfo uri) {
        RestResponse<Problem> answer = problem(type, detail, uri, List.of());
        answer.getHeaders().putSingle(RequestId.HEADER, requestId);
        return answer;
    }

    private static RestResponse<Problem> json(JsonProcessingException failure, UriInfo uri) {
        if (!(failure instanceof JsonMappingException mapping)
                || mapping.getPath().isEmpty()) {
            return problem(ProblemType.MALFORMED_REQUEST, "The body is not the expected JSON.", uri, List.of());
        }
        return validationFailed(List.of(new FieldError(fieldOf(mapping), messageOf(mapping))), uri);
    }

    private static String messageOf(JsonMappingException failure) {
        if (failure instanceof UnrecognizedPropertyException) {
            return "is not a known member";
        }
        String original = String.valueOf(failure.getOriginalMessage());
        int ours = original.indexOf("must ");
        if (ours >= 0) {
            return original.substring(ours);
        }
        return failure instanceof InvalidFormatException invalid
                ? "must be a valid " + describe(invalid.getTargetType())
                : "has the wrong type or appears twice";
    }

    private static String describe(@Nullable Class<?> type) {
        return type == null
                ? "value"
                : switch (type.getSimpleName()) {
                    case "LocalDate" -> "date (YYYY-MM-DD)";
                    case "Instant" -> "instant (ISO 8601, UTC)";
                    case "Integer", "int", "Long", "long" -> "whole number";
                    default -> type.getSimpleName();
                };
    }

    private static String fieldOf(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(step -> step.getFieldName() != null ? "." + step.getFieldName() : "[" + step.getIndex() + "]")
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    /** The path without the method and its parameter's name, which clients do not know. */
    private static String fieldOf(ConstraintViolation<?> violation) {
        List<Path.Node> nodes = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .toList();
        String path = nodes.stream().skip(2).map(Path.Node::toString).collect(Collectors.joining("."));
        return path.isEmpty() ? "body" : path;
    }

    private static RestResponse<Problem> validationFailed(List<FieldError> errors, UriInfo uri) {
        String detail = errors.stream()
                .map(error -> error.field() + " " + error.message())
                .collect(Collectors.joining("; "));
        return problem(ProblemType.VALIDATION_FAILED, detail, uri, errors);
    }

    private static RestResponse<Problem> problem(
            ProblemType type, String detail, UriInfo uri, List<FieldError> errors) {
        ResponseBuilder<Problem> response = ResponseBuilder.<Problem>create(type.status())
                .entity(Problem.of(type, detail, uri.getRequestUri().getPath(), errors))
                .type(Problem.MEDIA_TYPE);
        return switch (type.status()) {
            case 401 -> response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build();
            case 503 ->
                response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS).build();
            default -> response.build();
        };
    }
}

package dev.seatledger.shared.api;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

import dev.seatledger.shared.problem.ProblemType;

/** The problems that an operation can answer with, an example of each: its own, and those that follow from its form. */
final class ContractProblems {

    private ContractProblems() {}

    static void addTo(Operation operation, boolean needsToken, Set<ProblemType> refused) {
        Set<ProblemType> types = EnumSet.of(
                ProblemType.RATE_LIMITED, ProblemType.OVERLOADED, ProblemType.UNAVAILABLE, ProblemType.INTERNAL_ERROR);
        types.addAll(refused);
        boolean hasBody = operation.getRequestBody() != null;
        boolean hasParameters =
                operation.getParameters() != null && !operation.getParameters().isEmpty();
        if (needsToken) {
            types.addAll(EnumSet.of(ProblemType.AUTHENTICATION_REQUIRED, ProblemType.FORBIDDEN));
        }
        if (hasBody || hasParameters) {
            types.add(ProblemType.VALIDATION_FAILED);
        }
        if (hasBody) {
            types.addAll(EnumSet.of(
                    ProblemType.MALFORMED_REQUEST, ProblemType.PAYLOAD_TOO_LARGE, ProblemType.UNSUPPORTED_MEDIA_TYPE));
        }
        Map<String, List<ProblemType>> byStatus = types.stream()
                .sorted(Comparator.comparing(ProblemType::slug))
                .collect(Collectors.groupingBy(
                        type -> String.valueOf(type.status()), TreeMap::new, Collectors.toList()));
        byStatus.forEach((status, ofStatus) -> operation.getResponses().addAPIResponse(status, answer(ofStatus)));
    }

    private static APIResponse answer(List<ProblemType> types) {
        MediaType media =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref("#/components/schemas/Problem"));
        types.forEach(type -> media.addExample(type.slug(), example(type)));
        return OASFactory.createAPIResponse()
                .description(types.stream().map(ProblemType::title).collect(Collectors.joining("; or: ")))
                .content(OASFactory.createContent().addMediaType("application/problem+json", media));
    }

    private static Example example(ProblemType type) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("type", type.slug());
        value.put("title", type.title());
        value.put("status", type.status());
        value.put("detail", type == ProblemType.VALIDATION_FAILED ? "name must not be blank" : type.title() + ".");
        value.put("instance", "/units");
        if (type == ProblemType.VALIDATION_FAILED) {
            value.put("errors", List.of(new TreeMap<>(Map.of("field", "name", "message", "must not be blank"))));
        }
        return OASFactory.createExample().value(value);
    }
}

package dev.seatledger.shared.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Function;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

import static dev.seatledger.shared.api.ContractHeaders.header;

/**
 * The limits in the contract: in words and as {@code x-limits} under {@code info}, and wherever a schema can tell them.
 *
 * @param bodyBytes the largest body of a request
 * @param headerBytes the most that a request's headers may take
 * @param pageSize the most items of a page
 * @param batchSize the most operations of a batch
 * @param requests how many requests a token may send in a window
 * @param windowSeconds how long a window is
 */
record ContractLimits(
        long bodyBytes, long headerBytes, int pageSize, int batchSize, long requests, long windowSeconds) {

    private static final String EXTENSION = "x-limits";

    /** As the application is released, whatever machine builds it. */
    static ContractLimits asReleased() {
        Properties properties = new Properties();
        try (InputStream file = ContractLimits.class.getResourceAsStream("/application.properties")) {
            properties.load(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return from(properties::getProperty);
    }

    /** From configuration in the form an operator writes it. */
    static ContractLimits from(Function<String, String> configured) {
        MemorySizeConverter bytes = new MemorySizeConverter();
        return new ContractLimits(
                bytes.convert(configured.apply("quarkus.http.limits.max-body-size"))
                        .asLongValue(),
                bytes.convert(configured.apply("quarkus.http.limits.max-header-size"))
                        .asLongValue(),
                Integer.parseInt(configured.apply("seatledger.limits.page-size")),
                Integer.parseInt(configured.apply("seatledger.limits.batch-size")),
                Long.parseLong(configured.apply("seatledger.limits.requests")),
                DurationConverter.parseDuration(configured.apply("seatledger.limits.window"))
                        .toSeconds());
    }

    void tellIn(OpenAPI contract) {
        if (contract.getInfo() == null) {
            // What is configured, its title for instance, is added after the filters.
            contract.setInfo(OASFactory.createInfo());
        }
        contract.getInfo().setDescription(inWords());
        contract.getInfo().addExtension(EXTENSION, asExtension());
        contract.getComponents()
                .addHeader(
                        "RateLimitPolicy",
                        header(
                                SchemaType.STRING,
                                "The limit of each token: q requests in w seconds (draft-ietf-httpapi-ratelimit-headers-10).",
                                "\"default\";q=%d;w=%d".formatted(requests, windowSeconds)))
                .addHeader(
                        "RateLimit",
                        header(
                                SchemaType.STRING,
                                "How much of the limit is left: r requests now, more in t seconds.",
                                "\"default\";r=%d;t=1".formatted(requests - 1)));
        contract.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .filter(operation -> operation.getParameters() != null)
                .flatMap(operation -> operation.getParameters().stream())
                .filter(ContractLimits::isPageSize)
                .forEach(parameter -> parameter.getSchema().setMaximum(BigDecimal.valueOf(pageSize)));
    }

    private String inWords() {
        return """
            Bills seats: the plan as owners watch it, the units that take seats, and the invoices that follow.

            Limits, unless the operator has set others: %d bytes of body and %d bytes of headers in a request, %d items in a page, \
            %d operations in a batch, and %d requests in %d seconds with one token. Every response to a request with a token says \
            in `RateLimit` how much is left; beyond the limit, the response is 429 with `Retry-After`. `x-limits` below has the \
            same numbers.""".formatted(bodyBytes, headerBytes, pageSize, batchSize, requests, windowSeconds);
    }

    private Map<String, Object> asExtension() {
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("bodyBytes", bodyBytes);
        numbers.put("headerBytes", headerBytes);
        numbers.put("pageSize", pageSize);
        numbers.put("batchSize", batchSize);
        numbers.put("requests", requests);
        numbers.put("windowSeconds", windowSeconds);
        return numbers;
    }

    private static boolean isPageSize(Parameter parameter) {
        return parameter.getIn() == Parameter.In.QUERY
                && "limit".equals(parameter.getName())
                && parameter.getSchema().getMaximum() != null;
    }
}

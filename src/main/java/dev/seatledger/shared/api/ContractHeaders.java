package dev.seatledger.shared.api;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** The headers of answers. Those that tell what is left of the token's limit are on all of them. */
final class ContractHeaders {

    private static final Map<HeaderGroup, List<Sent>> SENT = Map.of(
            HeaderGroup.VERSION,
            List.of(new Sent("ETag", "ETag", "200", "304")),
            HeaderGroup.REVALIDATED,
            List.of(new Sent("Cache-Control", "CacheControl", "200", "304")),
            HeaderGroup.LOCATION,
            List.of(new Sent("Location", "Location", "201", "202")),
            HeaderGroup.STREAM,
            List.of(new Sent("Cache-Control", "NoStore", "200"), new Sent("X-Accel-Buffering", "Unbuffered", "200")),
            HeaderGroup.FILE,
            List.of(
                    new Sent("ETag", "FileETag", "200", "304"),
                    new Sent("Cache-Control", "FileCacheControl", "200", "304"),
                    new Sent("Retry-After", "RetryAfter", "202"),
                    new Sent("Vary", "Vary", "200", "202", "304"),
                    new Sent("Content-Disposition", "ContentDisposition", "200"),
                    new Sent("Repr-Digest", "ReprDigest", "200")));

    private ContractHeaders() {}

    /**
     * @param component that describes it
     * @param statuses of the answers that have it
     */
    private record Sent(String name, String component, List<String> statuses) {

        Sent(String name, String component, String... statuses) {
            this(name, component, List.of(statuses));
        }
    }

    static void tellIn(Components components) {
        components
                .addHeader("ETag", header(SchemaType.STRING, "The version, for If-Match and If-None-Match.", "\"3\""))
                .addHeader(
                        "CacheControl",
                        header(
                                SchemaType.STRING,
                                "May be stored, but must be revalidated before each use.",
                                "private, no-cache"))
                .addHeader("NoStore", header(SchemaType.STRING, "Must not be cached.", "no-store"))
                .addHeader("Unbuffered", header(SchemaType.STRING, "Tells proxies not to buffer the stream.", "no"))
                .addHeader(
                        "FileETag",
                        header(SchemaType.STRING, "Files only: the version, for If-None-Match.", "\"9f86d081\""))
                .addHeader(
                        "FileCacheControl",
                        header(
                                SchemaType.STRING,
                                "Files only: may be stored, but must be revalidated before each use.",
                                "private, no-cache"))
                .addHeader(
                        "ContentDisposition",
                        header(
                                SchemaType.STRING,
                                "Files only: the name to save the file under.",
                                "attachment; filename=\"INV-000003.pdf\""))
                .addHeader(
                        "ReprDigest",
                        header(
                                SchemaType.STRING,
                                "Files only: the SHA-256 digest of the bytes (RFC 9530).",
                                "sha-256=:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=:"))
                .addHeader(
                        "Vary",
                        header(SchemaType.STRING, "The request headers that select the representation.", "Accept"))
                .addHeader(
                        "Location",
                        header(SchemaType.STRING, "The URL of what was created.", "https://seatledger.example/units/1"))
                .addHeader(
                        "WWWAuthenticate",
                        header(SchemaType.STRING, "The authentication scheme: send a bearer token.", "Bearer"))
                .addHeader("RetryAfter", seconds());
    }

    static void addTo(Operation operation, List<HeaderGroup> groups) {
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            response.addHeader("RateLimit-Policy", reference("RateLimitPolicy"));
            response.addHeader("RateLimit", reference("RateLimit"));
            groups.stream()
                    .flatMap(group -> Objects.requireNonNull(SENT.get(group)).stream())
                    .filter(header -> header.statuses().contains(status))
                    .forEach(header -> response.addHeader(header.name(), reference(header.component())));
            switch (status) {
                case "401" -> response.addHeader("WWW-Authenticate", reference("WWWAuthenticate"));
                case "429", "503" -> response.addHeader("Retry-After", reference("RetryAfter"));
                default -> {
                    // nothing beside
                }
            }
        });
    }

    static Header header(SchemaType type, String description, Object example) {
        return OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema().addType(type))
                .example(example);
    }

    private static Header seconds() {
        Header seconds = header(SchemaType.INTEGER, "The number of seconds to wait before trying again.", 1);
        seconds.getSchema().setMinimum(BigDecimal.ONE);
        return seconds;
    }

    private static Header reference(String name) {
        return OASFactory.createHeader().ref("#/components/headers/" + name);
    }
}

package dev.seatledger.shared.api;

import java.math.BigDecimal;
import java.util.Set;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** The headers of answers. Those that tell what is left of the token's limit are on all of them. */
final class ContractHeaders {

    /** Their answers carry an entity tag. */
    private static final Set<String> TAGGED = Set.of(
            "changeGuardrails",
            "changeInvoiceRecipients",
            "changeUnit",
            "getGuardrails",
            "getInvoiceRecipients",
            "getPlan",
            "getUnit");

    /** They create, and tell where. */
    private static final Set<String> LOCATED =
            Set.of("addUnit", "createWebhook", "creditInvoice", "onboardCompany", "replaceUnit");

    /** They may wait for an owner, and tell where that is seen. */
    private static final Set<String> HELD = Set.of("addUnit", "changeUnits");

    /** They change whenever somebody does anything, so nobody may keep them without asking. */
    private static final Set<String> ASKED_FOR_AGAIN = Set.of("getPlan");

    /** They go on as long as the client listens. */
    private static final Set<String> STREAMED = Set.of("streamPlan");

    /** Their answers may be files, which never change and are not always there yet. */
    private static final Set<String> FILES = Set.of("getCreditNote", "getInvoice");

    private ContractHeaders() {}

    static void tellIn(Components components) {
        components
                .addHeader("ETag", header(SchemaType.STRING, "The version: for If-Match and If-None-Match.", "\"3\""))
                .addHeader("CacheControl", header(SchemaType.STRING, "Keep it, but ask again.", "private, no-cache"))
                .addHeader("NoStore", header(SchemaType.STRING, "Nobody shall keep it.", "no-store"))
                .addHeader("Unbuffered", header(SchemaType.STRING, "No proxy shall hold it up.", "no"))
                .addHeader("FileETag", header(SchemaType.STRING, "Of files only: for If-None-Match.", "\"9f86d081\""))
                .addHeader(
                        "FileCacheControl",
                        header(SchemaType.STRING, "Of files only: keep it, but ask again.", "private, no-cache"))
                .addHeader(
                        "ContentDisposition",
                        header(
                                SchemaType.STRING,
                                "Of files only: what it is saved as.",
                                "attachment; filename=\"INV-000003.pdf\""))
                .addHeader(
                        "ReprDigest",
                        header(
                                SchemaType.STRING,
                                "Of files only: the SHA-256 of the bytes (RFC 9530).",
                                "sha-256=:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=:"))
                .addHeader("Vary", header(SchemaType.STRING, "What the answer depends on.", "Accept"))
                .addHeader("Location", header(SchemaType.STRING, "Where it is.", "https://seatledger.example/units/1"))
                .addHeader("WWWAuthenticate", header(SchemaType.STRING, "What is missing.", "Bearer"))
                .addHeader("RetryAfter", seconds());
    }

    static void addTo(Operation operation) {
        String id = operation.getOperationId();
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            response.addHeader("RateLimit-Policy", reference("RateLimitPolicy"));
            response.addHeader("RateLimit", reference("RateLimit"));
            switch (status) {
                case "200", "304" -> {
                    if (TAGGED.contains(id)) {
                        response.addHeader("ETag", reference("ETag"));
                    }
                    if (FILES.contains(id)) {
                        response.addHeader("ETag", reference("FileETag"));
                        response.addHeader("Cache-Control", reference("FileCacheControl"));
                        response.addHeader("Vary", reference("Vary"));
                    }
                    if (FILES.contains(id) && status.equals("200")) {
                        response.addHeader("Content-Disposition", reference("ContentDisposition"));
                        response.addHeader("Repr-Digest", reference("ReprDigest"));
                    }
                    if (ASKED_FOR_AGAIN.contains(id)) {
                        response.addHeader("Cache-Control", reference("CacheControl"));
                    }
                    if (STREAMED.contains(id)) {
                        response.addHeader("Cache-Control", reference("NoStore"));
                        response.addHeader("X-Accel-Buffering", reference("Unbuffered"));
                    }
                }
                case "201" -> {
                    if (LOCATED.contains(id)) {
                        response.addHeader("Location", reference("Location"));
                    }
                }
                case "202" -> {
                    if (HELD.contains(id)) {
                        response.addHeader("Location", reference("Location"));
                    }
                    if (FILES.contains(id)) {
                        response.addHeader("Retry-After", reference("RetryAfter"));
                        response.addHeader("Vary", reference("Vary"));
                    }
                }
                case "401" -> response.addHeader("WWW-Authenticate", reference("WWWAuthenticate"));
                case "429", "503" -> response.addHeader("Retry-After", reference("RetryAfter"));
                default -> {
                    // nothing beside the limit
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
        Header seconds = header(SchemaType.INTEGER, "Come back after so many seconds.", 1);
        seconds.getSchema().setMinimum(BigDecimal.ONE);
        return seconds;
    }

    private static Header reference(String name) {
        return OASFactory.createHeader().ref("#/components/headers/" + name);
    }
}

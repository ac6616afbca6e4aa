package dev.seatledger.shared.api;

import io.smallrye.config.SmallRyeConfig;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

import dev.seatledger.shared.limit.LimitsConfig;
import dev.seatledger.shared.problem.DomainFailure;

/** Which part of a list is asked for. */
public class PageRequest {

    @QueryParam("limit")
    @DefaultValue("50")
    @Parameter(
            description = "How many items at most.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
    String limit = "50";

    @QueryParam("cursor")
    @Parameter(
            description = "Where to go on: the nextCursor of the page before.",
            schema = @Schema(type = SchemaType.STRING, maxLength = 200))
    @Nullable
    String cursor;

    /**
     * @throws DomainFailure {@code validation-failed} unless it is a whole number from 1 to the largest page's
     */
    public int limit() {
        return limit(limit);
    }

    /**
     * The same for other ways to ask for a part of a list.
     *
     * @throws DomainFailure {@code validation-failed} unless it is a whole number from 1 to the largest page's
     */
    public static int limit(String text) {
        return Parameters.wholeNumber("limit", text, 1, largest());
    }

    /** Where the page before ended; null for the first page. */
    public @Nullable String cursor() {
        return cursor;
    }

    /** What holds parameters is no bean, so nothing can be injected into it. */
    private static int largest() {
        return ConfigProvider.getConfig()
                .unwrap(SmallRyeConfig.class)
                .getConfigMapping(LimitsConfig.class)
                .pageSize();
    }
}

package dev.seatledger.plan.api;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import dev.seatledger.billing.UnitType;
import dev.seatledger.shared.api.Parameters;
import dev.seatledger.shared.problem.DomainFailure;

/** Which part of a plan's past is asked for. */
public class HistoryRequest {

    private static final int MAX_DAYS = 400;

    @QueryParam("unitType")
    @DefaultValue("user")
    @Parameter(description = "Whose seats.")
    UnitType unitType = UnitType.USER;

    @QueryParam("days")
    @DefaultValue("90")
    @Parameter(
            description = "How many days before today to begin.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "400", defaultValue = "90"))
    String days = "90";

    UnitType unitType() {
        return unitType;
    }

    /**
     * @throws DomainFailure {@code validation-failed}
     */
    int days() {
        return Parameters.wholeNumber("days", days, 1, MAX_DAYS);
    }
}

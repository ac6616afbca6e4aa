package dev.seatledger.shared.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/** The contract that is served tells the limits that this instance has, where an operator has set others. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class ServedLimits implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        Config config = ConfigProvider.getConfig();
        ContractLimits.from(name -> config.getValue(name, String.class)).tellIn(contract);
    }
}

package dev.seatledger.unit.api;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.smallrye.config.SmallRyeConfig;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

import dev.seatledger.shared.limit.LimitsConfig;

/** The contract that is served tells how many operations a batch may have on this instance, where an operator has set another limit. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class ServedBatchLimit implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        int most = ConfigProvider.getConfig()
                .unwrap(SmallRyeConfig.class)
                .getConfigMapping(LimitsConfig.class)
                .batchSize();
        Map<String, Schema> schemas = contract.getComponents().getSchemas();
        List.of("BatchRequest", "PreviewRequest").forEach(name -> {
            Map<String, Schema> members =
                    Objects.requireNonNull(schemas.get(name), name).getProperties();
            List.of("delete", "create").forEach(member -> Objects.requireNonNull(members.get(member), member)
                    .setMaxItems(most));
        });
    }
}

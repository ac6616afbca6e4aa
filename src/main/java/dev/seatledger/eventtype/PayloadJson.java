package dev.seatledger.eventtype;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import dev.seatledger.billing.UsageThreshold;
import dev.seatledger.shared.money.Money;

/** Payloads as the API writes everything: camelCase, enumerations in lower case, amounts as text with their currency. */
public final class PayloadJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule()
                    .addSerializer(Money.class, new MoneyWriter())
                    .addSerializer(UsageThreshold.class, new ThresholdWriter()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .build();

    private PayloadJson() {}

    public static JsonNode write(Record payload) {
        return MAPPER.valueToTree(payload);
    }

    private static final class MoneyWriter extends JsonSerializer<Money> {
        @Override
        public void serialize(Money money, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartObject();
            json.writeStringField("amount", money.toAmountString());
            json.writeStringField("currency", money.currency().getCurrencyCode());
            json.writeEndObject();
        }
    }

    private static final class ThresholdWriter extends JsonSerializer<UsageThreshold> {
        @Override
        public void serialize(UsageThreshold threshold, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeNumber(threshold.percent());
        }
    }
}

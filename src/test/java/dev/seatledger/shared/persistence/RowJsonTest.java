package dev.seatledger.shared.persistence;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.seatledger.billing.UnitType;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Records and rows are the same thing, there and back. */
class RowJsonTest {

    private static final UUID ID = UUID.fromString("01890000-0000-7000-8000-000000000001");

    record Row(
            UUID companyId,
            @JsonProperty("unit_type") UnitType type,
            int quantity,
            BigDecimal net,
            LocalDate periodStart,
            Instant issuedAt,
            @Nullable String mention,
            List<UUID> unitIds,
            JsonNode payload) {}

    private static final Row ROW = new Row(
            ID,
            UnitType.USER,
            3,
            new BigDecimal("1234567890123456.70"),
            LocalDate.of(2024, 2, 29),
            Instant.parse("2024-02-29T23:59:59.123456Z"),
            null,
            List.of(ID),
            new TextNode("as it is"));

    @Test
    void namesMembersLikeColumnsAndWritesAmountsAsText() {
        assertEquals("""
                [{"company_id":"01890000-0000-7000-8000-000000000001","unit_type":"USER","quantity":3,\
                "net":"1234567890123456.70","period_start":"2024-02-29","issued_at":"2024-02-29T23:59:59.123456Z",\
                "mention":null,"unit_ids":["01890000-0000-7000-8000-000000000001"],"payload":"as it is"}]""", RowJson.write(List.of(ROW)));
    }

    @Test
    void readsWhatItHasWrittenToTheLastDigit() {
        assertEquals(List.of(ROW), RowJson.readAll(RowJson.write(List.of(ROW)), Row.class));
    }

    @Test
    void passesOverColumnsOfALaterRelease() {
        String later = RowJson.write(List.of(ROW)).replace("\"quantity\"", "\"cost_center\":\"R&D\",\"quantity\"");

        assertEquals(List.of(ROW), RowJson.readAll(later, Row.class));
    }

    @Test
    void readsNoRowsFromAnAggregateOverNone() {
        assertEquals(List.of(), RowJson.readAll(null, Row.class));
    }

    @Test
    void tellsStatementsTheColumnsAndTheirTypes() {
        RowShape shape = RowShape.of(Row.class);

        assertEquals(
                "company_id uuid, unit_type text, quantity int, net numeric, period_start date, issued_at timestamptz, mention text, "
                        + "unit_ids uuid[], payload jsonb",
                shape.definitions());
        assertEquals(
                "company_id, unit_type, quantity, net, period_start, issued_at, mention, unit_ids, payload",
                shape.names());
    }
}

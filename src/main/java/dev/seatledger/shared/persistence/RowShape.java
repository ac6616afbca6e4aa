package dev.seatledger.shared.persistence;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;

/**
 * The columns of a kind of row, as the components of a record tell them. Statements that are put together from it name every column, so a
 * column that a later release adds does not disturb them.
 */
public final class RowShape {

    private static final Map<Class<?>, String> SQL_TYPES = Map.ofEntries(
            Map.entry(UUID.class, "uuid"),
            Map.entry(String.class, "text"),
            Map.entry(int.class, "int"),
            Map.entry(Integer.class, "int"),
            Map.entry(long.class, "bigint"),
            Map.entry(Long.class, "bigint"),
            Map.entry(boolean.class, "boolean"),
            Map.entry(Instant.class, "timestamptz"),
            Map.entry(LocalDate.class, "date"),
            Map.entry(BigDecimal.class, "numeric"));

    private final List<Column> columns;

    private RowShape(List<Column> columns) {
        this.columns = columns;
    }

    /**
     * @param row whose components are identifiers, texts, whole numbers, amounts, days, instants, enumerations (kept as the constants'
     *     names), lists of identifiers, or anything else, which is a column of JSON
     */
    public static RowShape of(Class<? extends Record> row) {
        return new RowShape(
                Arrays.stream(row.getRecordComponents()).map(Column::of).toList());
    }

    /** {@code company_id, unit_id, …} */
    public String names() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    /** {@code company_id uuid, unit_id uuid, …}: what a {@code jsonb_to_recordset} reads. */
    public String definitions() {
        return columns.stream()
                .map(column -> column.name() + " " + column.sqlType())
                .collect(Collectors.joining(", "));
    }

    /**
     * {@code jsonb_build_object('company_id', u.company_id, …)}: an object that {@link RowJson} reads as the record again.
     *
     * @param alias of the table
     */
    public String json(String alias) {
        return columns.stream()
                .map(column -> "'" + column.name() + "', " + column.selected(alias))
                .collect(Collectors.joining(", ", "jsonb_build_object(", ")"));
    }

    private record Column(String name, String sqlType) {

        static Column of(RecordComponent component) {
            return new Column(name(component), sqlType(component.getType(), component));
        }

        private static String name(RecordComponent component) {
            JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
            return property == null ? SnakeCaseStrategy.INSTANCE.translate(component.getName()) : property.value();
        }

        private static String sqlType(Class<?> type, RecordComponent component) {
            if (type.isEnum()) {
                return "text";
            }
            if (type == List.class && component.getGenericType().getTypeName().endsWith("<java.util.UUID>")) {
                return "uuid[]";
            }
            return SQL_TYPES.getOrDefault(type, "jsonb");
        }

        String selected(String alias) {
            String column = alias + "." + name;
            return sqlType.equals("numeric") ? column + "::text" : column;
        }
    }
}

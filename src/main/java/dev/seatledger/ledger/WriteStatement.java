package dev.seatledger.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.vertx.mutiny.sqlclient.Tuple;

import dev.seatledger.shared.persistence.RowJson;
import dev.seatledger.shared.persistence.RowShape;

/**
 * The one statement of a batch, put together from the kinds of rows that the batch has. Each company's part takes effect as a whole if its
 * guard holds, else not at all; the statement gives a row for each company whose part did, and each document that was given a number.
 *
 * <p>Heads are locked in the order of their ids, number series after them, so two such statements never deadlock.
 */
final class WriteStatement {

    /** In fragments: the company whose rows are meant. */
    private static final String COMPANY = "{company}";

    private static final RowShape HEAD = RowShape.of(HeadRow.class);

    private static final String CHANGES = """
            WITH change AS (
                SELECT %s
                  FROM jsonb_to_recordset($1::text::jsonb) AS r (%s)
            )""".formatted(HEAD.names(), HEAD.definitions());

    private static final String EXISTING = """
            , claimed AS MATERIALIZED (
                SELECT h.company_id
                  FROM company_head h
                  JOIN change c ON c.company_id = h.company_id
                 WHERE h.company_id = {company} AND h.sequence = c.expected{guards}
                 ORDER BY h.company_id
                   FOR UPDATE OF h
            ), head AS (
                UPDATE company_head h
                   SET sequence = c.sequence, changed_at = c.changed_at, test_clock = c.test_clock,
                       next_rollover_at = c.next_rollover_at, is_suspended = c.is_suspended, ends_on = c.ends_on,
                       guardrails_version = c.guardrails_version
                  FROM change c
                  JOIN claimed ON claimed.company_id = c.company_id
                 WHERE h.company_id = {company} AND h.company_id = c.company_id
                RETURNING h.company_id
            )""";

    private static final String OPENING = """
            , head AS (
                INSERT INTO company_head (company_id, sequence, changed_at, test_clock, next_rollover_at)
                SELECT company_id, sequence, changed_at, test_clock, next_rollover_at
                  FROM change
                RETURNING company_id
            )""";

    private static final String NO_NUMBERS = """
            , number_drawn AS (
                SELECT NULL::uuid AS company_id, NULL::uuid AS document_id, NULL::bigint AS sequence, NULL::text AS number
                 WHERE false
            )""";

    private static final String RESULT = """

            SELECT head.company_id, n.document_id, n.number
              FROM head
              LEFT JOIN number_drawn n ON n.company_id = head.company_id""";

    /** Kinds that draw numbers come first, for others refer to what they drew. */
    private static final Comparator<RowKind<?>> ORDER = Comparator.<RowKind<?>, Boolean>comparing(
                    kind -> !kind.drawsNumbers())
            .thenComparing(RowKind::name);

    private final List<RowKind<?>> kinds;
    private final String sql;
    private final boolean namesItsCompany;

    private WriteStatement(List<RowKind<?>> kinds, boolean isOneCompany, boolean isOpening) {
        this.kinds = kinds;
        String statement = sql(kinds, isOpening);
        this.namesItsCompany = isOneCompany && statement.contains(COMPANY);
        this.sql = isOneCompany
                ? statement.replace(COMPANY, "$" + (kinds.size() + 2) + "::uuid")
                : statement.replace("h.company_id = " + COMPANY + " AND ", "").replace(COMPANY, "r.company_id");
    }

    /** For changes of companies that exist. */
    static WriteStatement of(Set<RowKind<?>> kinds, boolean isOneCompany) {
        return new WriteStatement(kinds.stream().sorted(ORDER).toList(), isOneCompany, false);
    }

    /** For the first change of a company. */
    static WriteStatement opening(Set<RowKind<?>> kinds) {
        return new WriteStatement(kinds.stream().sorted(ORDER).toList(), true, true);
    }

    String sql() {
        return sql;
    }

    /**
     * @param changes of different companies, with rows of no other kinds than the statement's
     */
    Tuple arguments(Collection<Change> changes) {
        Tuple arguments = Tuple.tuple()
                .addString(RowJson.write(changes.stream().map(HeadRow::of).toList()));
        for (RowKind<?> kind : kinds) {
            List<Record> rows = new ArrayList<>();
            changes.forEach(change ->
                    rows.addAll(change.rows().getOrDefault(kind, Map.of()).values()));
            arguments.addString(RowJson.write(rows));
        }
        if (namesItsCompany) {
            arguments.addUUID(changes.iterator().next().before().companyId());
        }
        return arguments;
    }

    private static String sql(List<RowKind<?>> kinds, boolean isOpening) {
        Map<RowKind<?>, String> arguments = new LinkedHashMap<>();
        kinds.forEach(kind -> arguments.put(kind, "$" + (arguments.size() + 2) + "::text::jsonb"));
        String given = kinds.stream().map(kind -> given(kind, arguments)).collect(Collectors.joining());
        String rows = kinds.stream().map(WriteStatement::rows).collect(Collectors.joining());
        String writes = kinds.stream().map(kind -> ", " + kind.write()).collect(Collectors.joining());
        boolean drawsNumbers = kinds.stream().anyMatch(RowKind::drawsNumbers);
        String head = isOpening ? OPENING : EXISTING.replace("{guards}", guards(kinds));
        return CHANGES + given + head + rows + (drawsNumbers ? "" : NO_NUMBERS) + writes + RESULT;
    }

    private static String given(RowKind<?> kind, Map<RowKind<?>, String> arguments) {
        return ", %s_given AS (SELECT %s FROM jsonb_to_recordset(%s) AS r (%s))"
                .formatted(
                        kind.name(),
                        kind.shape().names(),
                        arguments.get(kind),
                        kind.shape().definitions());
    }

    private static String rows(RowKind<?> kind) {
        return ", %1$s_rows AS (SELECT r.* FROM %1$s_given r JOIN head ON head.company_id = r.company_id)"
                .formatted(kind.name());
    }

    private static String guards(List<RowKind<?>> kinds) {
        StringBuilder guards = new StringBuilder();
        for (RowKind<?> kind : kinds) {
            String guard = kind.guard();
            if (guard != null) {
                guards.append(" AND ").append(guard.replace("{rows}", kind.name() + "_given"));
            }
        }
        return guards.toString();
    }
}

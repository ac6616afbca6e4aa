package dev.seatledger.invoice.numbering;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import dev.seatledger.shared.persistence.Sql;

/**
 * Proves of each issuer's series that it has no gap and no duplicate, is in the order of issue, and that every document is as it was
 * issued and adds up (R27). Reads page by page and changes nothing. While documents are issued, the last few may be counted as missing.
 */
@ApplicationScoped
public class NumberingAudit {

    /** What one report tells at most; the first findings are the ones to look at. */
    static final int MAX_FINDINGS = 100;

    private static final int PAGE = 2_000;
    private static final String READ_NUMBERS = Sql.statement("read-numbers");
    private static final String READ_SERIES =
            "SELECT issuer, last_number, encode(last_chain, 'hex') AS last_chain FROM numbering_series WHERE series = $1 ORDER BY issuer";
    private static final String UNNUMBERED = """
            SELECT d.document_id FROM document d
             WHERE d.issuer = $1 AND d.kind = $2
               AND NOT EXISTS (SELECT FROM document_number n WHERE n.document_id = d.document_id AND n.series = d.kind)
             LIMIT $3
            """;

    private final Pool pool;

    NumberingAudit(Pool pool) {
        this.pool = pool;
    }

    /** A report for each issuer that has such a series, in the order of their keys. */
    public Uni<List<SeriesReport>> audit(DocumentSeries series) {
        return pool.preparedQuery(READ_SERIES).execute(Tuple.of(series.name())).chain(found -> {
            Uni<List<SeriesReport>> reports = Uni.createFrom().item(List.of());
            for (Row row : found) {
                reports = reports.chain(before -> audit(series, row).map(report -> plus(before, report)));
            }
            return reports;
        });
    }

    private Uni<SeriesReport> audit(DocumentSeries series, Row row) {
        String issuer = row.getString("issuer");
        long lastNumber = row.getLong("last_number");
        String lastChain = row.getString("last_chain");
        return Multi.createBy()
                .repeating()
                .uni(() -> new SeriesCheck(issuer), check -> readPage(issuer, series, check, lastNumber))
                .whilst(check -> !check.isDone())
                .collect()
                .last()
                .chain(check ->
                        unnumbered(issuer, series).map(documents -> check.report(lastNumber, lastChain, documents)));
    }

    /** Numbers drawn since the check began are left to the next one. */
    private Uni<SeriesCheck> readPage(String issuer, DocumentSeries series, SeriesCheck check, long lastNumber) {
        return pool.preparedQuery(READ_NUMBERS)
                .execute(Tuple.of(issuer, series.name(), check.number(), PAGE))
                .map(rows -> check.add(stream(rows)
                        .map(NumberedDocument::of)
                        .filter(document -> document.number() <= lastNumber)
                        .toList()));
    }

    private Uni<List<UUID>> unnumbered(String issuer, DocumentSeries series) {
        return pool.preparedQuery(UNNUMBERED)
                .execute(Tuple.of(issuer, series.name(), MAX_FINDINGS))
                .map(rows -> stream(rows).map(row -> row.getUUID("document_id")).toList());
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    private static List<SeriesReport> plus(List<SeriesReport> before, SeriesReport report) {
        List<SeriesReport> longer = new ArrayList<>(before);
        longer.add(report);
        return longer;
    }
}

package dev.seatledger.plan;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import dev.seatledger.billing.UnitType;
import dev.seatledger.plan.PlanHistory.Point;
import dev.seatledger.shared.persistence.Sql;

/** Reads the seat log by day: it has all three counts, including the commitment, so nothing is estimated. */
@ApplicationScoped
class HistoryStore {

    private static final String READ = Sql.statement("plan-history");

    private final Pool pool;

    HistoryStore(Pool pool) {
        this.pool = pool;
    }

    /** From one day to another, both inclusive. */
    Uni<PlanHistory> read(UUID companyId, UnitType type, LocalDate from, LocalDate to, ZoneId zone) {
        List<LocalDate> days = from.datesUntil(to.plusDays(1)).toList();
        OffsetDateTime[] ends = days.stream()
                .map(day -> day.plusDays(1).atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
        return pool.preparedQuery(READ)
                .execute(Tuple.of(companyId, type.name()).addArrayOfOffsetDateTime(ends))
                .map(rows -> new PlanHistory(type, from, to, points(days, rows)));
    }

    private static List<Point> points(List<LocalDate> days, RowSet<Row> rows) {
        List<Point> points = new ArrayList<>();
        int next = 0;
        long sequence = 0;
        for (Row row : rows) {
            int day = row.getInteger("day") - 1;
            if (next == 0 && day > 0) {
                points.add(new Point(days.get(0), 0, 0, 0));
            }
            boolean hasChanged = row.getLong("sequence") != sequence;
            if (hasChanged || day == 0 || day == days.size() - 1) {
                points.add(new Point(
                        days.get(day),
                        row.getInteger("created_after"),
                        row.getInteger("included_after"),
                        row.getInteger("paid_after")));
            }
            sequence = row.getLong("sequence");
            next = day + 1;
        }
        if (next == 0) {
            points.add(new Point(days.get(0), 0, 0, 0));
            points.add(new Point(days.get(days.size() - 1), 0, 0, 0));
        }
        return points;
    }
}

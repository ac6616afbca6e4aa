package dev.seatledger.invoice.numbering;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** The series that issuers draw their documents' numbers from (R27). */
@ApplicationScoped
public class NumberingSeries {

    private static final String OPEN = """
            INSERT INTO numbering_series (issuer, series, last_number)
            SELECT $1, series, 0 FROM (VALUES ('INVOICE'), ('CREDIT_NOTE')) AS s (series)
                ON CONFLICT DO NOTHING""";

    private final Pool pool;
    private final Set<String> opened = ConcurrentHashMap.newKeySet();

    NumberingSeries(Pool pool) {
        this.pool = pool;
    }

    /** An issuer's series, from number 1 if it has none yet. They must be there before a document is written. */
    public Uni<Void> open(String issuer) {
        return opened.contains(issuer)
                ? Uni.createFrom().voidItem()
                : pool.preparedQuery(OPEN)
                        .execute(Tuple.of(issuer))
                        .invoke(rows -> opened.add(issuer))
                        .replaceWithVoid();
    }
}

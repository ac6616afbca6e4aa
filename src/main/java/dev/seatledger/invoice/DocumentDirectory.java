package dev.seatledger.invoice;

import java.util.UUID;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import dev.seatledger.shared.problem.DomainFailure;

/** Whose a document is, for the back office, which names the document alone. */
@ApplicationScoped
public class DocumentDirectory {

    private final Pool pool;

    DocumentDirectory(Pool pool) {
        this.pool = pool;
    }

    /**
     * @throws DomainFailure {@code not-found}
     */
    public Uni<UUID> companyOfInvoice(UUID invoiceId) {
        return pool.preparedQuery(
                        "SELECT company_id FROM document_number WHERE document_id = $1 AND series = 'INVOICE'")
                .execute(Tuple.of(invoiceId))
                .map(DocumentDirectory::companyIn);
    }

    private static UUID companyIn(RowSet<Row> rows) {
        if (rows.size() == 0) {
            throw DomainFailure.notFound("invoice");
        }
        return rows.iterator().next().getUUID("company_id");
    }
}

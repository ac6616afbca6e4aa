package dev.seatledger.invoice;

import org.jspecify.annotations.Nullable;

/**
 * Where documents of a kind are read.
 *
 * @param view its rows, by {@code <view>_id}
 * @param open the table of those that are open, with the same key. They are few, however many documents a company has
 */
public record DocumentType<D extends IssuedDocument>(Class<D> entity, DocumentKind kind, String view, String open) {

    String newestBefore(@Nullable DocumentStatus status) {
        return """
                SELECT d.*
                  FROM %1$s d
                 WHERE d.company_id = ?1 AND d.sequence < ?2%2$s
                 ORDER BY d.sequence DESC
                """.formatted(view, having(status));
    }

    /** Asked of the few that are open, by key. */
    private String having(@Nullable DocumentStatus status) {
        return status == null ? "" : """
                 AND %1$s (SELECT 1 FROM %2$s o WHERE o.company_id = d.company_id AND o.%3$s_id = d.%3$s_id)""".formatted(status.isOpen() ? "EXISTS" : "NOT EXISTS", open, view);
    }
}

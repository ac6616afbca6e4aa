package dev.seatledger.invoice;

import org.jspecify.annotations.Nullable;

/**
 * Where documents of a kind are read.
 *
 * @param view its rows, by {@code <view>_id}
 * @param columns of the view that only this kind has
 * @param open the table of those that are open, with the same key. They are few, however many documents a company has
 */
public record DocumentType<D extends IssuedDocument>(
        Class<D> entity, DocumentKind kind, String view, String columns, String open) {

    /** In SQL, for {@code open} is no entity. */
    String newestBefore(@Nullable DocumentStatus status) {
        return """
                SELECT company_id, %1$s_id, sequence, issuer, number, reason, issued_at, issue_date, currency, net, tax, total, tax_category,
                       tax_percent, tax_mention, %2$s
                  FROM %1$s d
                 WHERE d.company_id = ?1 AND d.sequence < ?2 AND %3$s
                 ORDER BY d.sequence DESC
                """.formatted(view, columns, having(status));
    }

    /** Asked of the few that are open, by key. */
    private String having(@Nullable DocumentStatus status) {
        if (status == null) {
            return "true";
        }
        String isOpen = "EXISTS (SELECT 1 FROM %1$s o WHERE o.company_id = d.company_id AND o.%2$s_id = d.%2$s_id)"
                .formatted(open, view);
        return status.isOpen() ? isOpen : "NOT " + isOpen;
    }
}

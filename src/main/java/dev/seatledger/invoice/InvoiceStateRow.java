package dev.seatledger.invoice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.CreditableAmounts;
import dev.seatledger.billing.InvoiceAmounts;
import dev.seatledger.billing.TaxCategory;
import dev.seatledger.billing.TaxTreatment;
import dev.seatledger.shared.money.Money;
import dev.seatledger.shared.persistence.RowJson;

/** An invoice with what has come of it, as it is read. */
record InvoiceStateRow(
        UUID invoiceId,
        String number,
        long sequence,
        LocalDate dueDate,
        BigDecimal net,
        BigDecimal tax,
        TaxCategory taxCategory,
        BigDecimal taxPercent,
        @Nullable String taxMention,
        BigDecimal creditedNet,
        BigDecimal creditedTax,
        BigDecimal outstanding,
        List<LineRow> lines) {

    private static final String SELECTION = """
            SELECT jsonb_agg(jsonb_build_object(
                       'invoice_id', d.document_id, 'number', d.number, 'sequence', d.sequence, 'due_date', d.due_date,
                       'net', d.net::text, 'tax', d.tax::text, 'tax_category', d.tax_category, 'tax_percent', d.tax_percent::text,
                       'tax_mention', d.tax_mention, 'credited_net', n.net::text, 'credited_tax', n.tax::text,
                       'outstanding', coalesce(x.outstanding, 0)::text,
                       'lines', (SELECT jsonb_agg({line} ORDER BY l.line_no)
                                   FROM document_line l
                                  WHERE l.company_id = {company} AND l.document_id = d.document_id)))
              FROM document d
              LEFT JOIN receivable x ON x.company_id = {company} AND x.invoice_id = d.document_id
             CROSS JOIN LATERAL (SELECT coalesce(sum(n.net), 0) AS net, coalesce(sum(n.tax), 0) AS tax
                                   FROM document n
                                  WHERE n.company_id = {company} AND n.credited_invoice_id = d.document_id) n
             WHERE d.company_id = {company} AND d.kind = 'INVOICE' AND\s""".replace("{line}", LineRow.SHAPE.json("l"));

    /** Those that are asked for. */
    static final String BY_ID = SELECTION + "d.document_id = ANY ({keys})";

    /** Those that have billed the running commitment. The running day is not known here, but it is not before the last change. */
    static final String OF_COMMITMENT = SELECTION + """
            d.document_id IN (SELECT b.document_id
                                FROM document_line b
                               WHERE b.company_id = {company} AND b.rule = 'INCLUDED'
                                 AND b.period_end > (h.changed_at AT TIME ZONE c.time_zone)::date)""";

    static Map<UUID, InvoiceState> byId(@Nullable String json, Currency currency) {
        return RowJson.readAll(json, InvoiceStateRow.class).stream()
                .map(row -> row.toState(currency))
                .collect(Collectors.toUnmodifiableMap(InvoiceState::invoiceId, Function.identity()));
    }

    private InvoiceState toState(Currency currency) {
        Money netAmount = new Money(net, currency);
        Money taxAmount = new Money(tax, currency);
        return new InvoiceState(
                invoiceId,
                number,
                sequence,
                dueDate,
                new InvoiceAmounts(netAmount, taxAmount, netAmount.plus(taxAmount)),
                new CreditableAmounts(
                        netAmount.minus(new Money(creditedNet, currency)),
                        taxAmount.minus(new Money(creditedTax, currency)),
                        new TaxTreatment(taxCategory, taxPercent, taxMention)),
                new Money(outstanding, currency),
                lines.stream().map(line -> line.toLine(currency)).toList());
    }
}

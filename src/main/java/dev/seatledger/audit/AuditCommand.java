package dev.seatledger.audit;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

import dev.seatledger.invoice.numbering.DocumentSeries;
import dev.seatledger.invoice.numbering.NumberingAudit;
import dev.seatledger.invoice.numbering.SeriesReport;
import dev.seatledger.shared.problem.DomainFailure;

/**
 * {@code audit [company]}: the audits as a command, for a shell on a machine that reaches the database. Prints a line for each finding and
 * exits with 0 if there is none, 1 if there are any, and 2 if the arguments are invalid.
 */
public class AuditCommand implements QuarkusApplication {

    private static final int PAGE = 200;
    private static final int EXIT_FOUND = 1;
    private static final int EXIT_USAGE = 2;

    /** A page of companies, or one series, takes seconds at most. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Auditor auditor;
    private final NumberingAudit numbering;
    private final PrintStream out = System.out;
    private long companies;
    private long findings;

    AuditCommand(Auditor auditor, NumberingAudit numbering) {
        this.auditor = auditor;
        this.numbering = numbering;
    }

    @Override
    public int run(String... arguments) {
        if (arguments.length > 1) {
            try {
                UUID companyId = UUID.fromString(arguments[1]);
                tell(await(() -> auditor.audit(companyId)));
            } catch (IllegalArgumentException | DomainFailure e) {
                out.println("usage: audit [company]: " + e.getMessage());
                return EXIT_USAGE;
            }
        } else {
            auditAll();
        }
        out.printf("%d companies audited, %d findings%n", companies, findings);
        return findings == 0 ? 0 : EXIT_FOUND;
    }

    private void auditAll() {
        @Nullable UUID last = null;
        List<CompanyAudit> page;
        do {
            @Nullable UUID after = last;
            page = await(() -> auditor.auditAfter(after, PAGE));
            page.forEach(this::tell);
            last = page.isEmpty() ? null : page.get(page.size() - 1).companyId();
        } while (page.size() == PAGE);
        for (DocumentSeries series : DocumentSeries.values()) {
            await(() -> numbering.audit(series)).forEach(report -> tell(series, report));
        }
    }

    /** Audits run on an event loop, as they do for a request; the command waits for them on its own thread. */
    private static <T> T await(Supplier<Uni<T>> audit) {
        try {
            return VertxContextSupport.subscribeAndAwait(
                    () -> audit.get().ifNoItem().after(PATIENCE).fail());
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private void tell(CompanyAudit audit) {
        companies++;
        findings += audit.findings().size();
        audit.findings().forEach(finding -> out.printf("company %s: %s%n", audit.companyId(), finding));
    }

    private void tell(DocumentSeries series, SeriesReport report) {
        findings += report.findings().size();
        report.findings()
                .forEach(finding ->
                        out.printf("%s %s %d: %s%n", series, report.issuer(), finding.number(), finding.problem()));
    }
}

package dev.seatledger.company;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.BillingCalendar;
import dev.seatledger.billing.RecurringCharge;
import dev.seatledger.billing.Rollover;
import dev.seatledger.billing.SeatPosition;
import dev.seatledger.billing.UnitType;
import dev.seatledger.contract.ScheduledAmendment;
import dev.seatledger.customer.Customer;
import dev.seatledger.eventtype.EventType;
import dev.seatledger.eventtype.payload.ContractOpened;
import dev.seatledger.invoice.DocumentEntries;
import dev.seatledger.invoice.Invoicing;
import dev.seatledger.invoice.Issuers;
import dev.seatledger.invoice.numbering.NumberingSeries;
import dev.seatledger.ledger.CompanyHead;
import dev.seatledger.ledger.CompanyState;
import dev.seatledger.ledger.Ledger;
import dev.seatledger.ledger.Needs;
import dev.seatledger.ledger.Posting;
import dev.seatledger.ledger.Rollovers;
import dev.seatledger.ledger.SeatCause;
import dev.seatledger.shared.idempotency.IdempotentRequest;
import dev.seatledger.shared.problem.DomainFailure;

/** Onboarding companies, finding them, and moving a sandbox company's time. */
@ApplicationScoped
public class CompanyService {

    /** What is seen of a company beside its contract. */
    static final Needs SEEN = Needs.of(Customer.PART, ScheduledAmendment.PART);

    private final Ledger ledger;
    private final Invoicing invoicing;
    private final Issuers issuers;
    private final NumberingSeries numbering;
    private final Rollovers rollovers;
    private final CompanyRepository companies;
    private final Clock clock;

    CompanyService(
            Ledger ledger,
            Invoicing invoicing,
            Issuers issuers,
            NumberingSeries numbering,
            Rollovers rollovers,
            CompanyRepository companies,
            Clock clock) {
        this.ledger = ledger;
        this.rollovers = rollovers;
        this.invoicing = invoicing;
        this.issuers = issuers;
        this.numbering = numbering;
        this.companies = companies;
        this.clock = clock;
    }

    /**
     * Opens a company's ledger. The running period's recurring invoice is issued at once if the contract has started; periods that ended
     * before are not billed.
     *
     * @param idempotency null without a key: done each time
     * @return the company as it is then
     */
    public Uni<CompanyState> onboard(
            Onboarding onboarding, String actor, @Nullable IdempotentRequest<CompanyState> idempotency) {
        CompanyState opening = openingState(onboarding);
        Instant now = opening.head().changedAt();
        Posting posting = new Posting(opening, actor, now);
        open(posting, opening);
        if (opening.hasStarted(now)) {
            billRunningPeriod(posting, opening, now);
        }
        return numbering.open(opening.get(Customer.PART).issuer()).chain(() -> ledger.open(posting, idempotency));
    }

    /**
     * @throws DomainFailure {@code not-found}
     */
    public Uni<CompanyState> get(UUID companyId) {
        return ledger.read(companyId, SEEN);
    }

    /**
     * All companies, oldest first.
     *
     * @param after the last one already seen; null for none
     */
    @WithSession
    public Uni<List<Company>> list(@Nullable UUID after, int limit) {
        return companies.listAfter(after, limit);
    }

    /**
     * Moves a sandbox company's time, over any number of windows.
     *
     * @throws DomainFailure {@code not-found}, {@code not-a-sandbox}, {@code clock-never-goes-back}
     */
    public Uni<CompanyState> moveClock(
            UUID companyId, String actor, Instant to, @Nullable IdempotentRequest<CompanyState> idempotency) {
        return ledger.execute(new MoveClock(companyId, actor, to, rollovers), idempotency);
    }

    /**
     * The company adds no units until it is resumed (R14). Once more changes nothing.
     *
     * @throws DomainFailure {@code not-found}
     */
    public Uni<CompanyState> suspend(UUID companyId, String actor, String reason) {
        return ledger.execute(new SuspendCompany(companyId, actor, reason));
    }

    /**
     * Once more changes nothing.
     *
     * @throws DomainFailure {@code not-found}
     */
    public Uni<CompanyState> resume(UUID companyId, String actor) {
        return ledger.execute(new ResumeCompany(companyId, actor));
    }

    private void billRunningPeriod(Posting posting, CompanyState state, Instant now) {
        BillingCalendar calendar = state.terms().calendar();
        LocalDate today = calendar.dayOf(now);
        invoicing
                .draftRecurring(
                        state,
                        calendar.billingPeriodOn(today).period().start(),
                        RecurringCharge.included(today, state.positions(), state.terms()),
                        now)
                .ifPresent(invoice -> DocumentEntries.issue(posting, invoice));
    }

    /** The first entry of a company: its opening positions. */
    private static void open(Posting posting, CompanyState opening) {
        posting.write(NewCompanyRow.KIND, NewCompanyRow.of(posting, opening));
        posting.announce(
                EventType.CONTRACT_OPENED, new ContractOpened(opening.terms().planName()));
        opening.positions()
                .values()
                .forEach(position -> posting.moveSeats(SeatCause.CONTRACT_OPENED, null, position, null));
    }

    private CompanyState openingState(Onboarding onboarding) {
        Instant testClock = onboarding.testClock();
        Instant now = testClock == null ? clock.instant() : testClock;
        Map<UnitType, SeatPosition> positions = new EnumMap<>(UnitType.class);
        onboarding.included().forEach((type, included) -> positions.put(type, SeatPosition.opening(type, included)));
        Customer customer = new Customer(
                onboarding.companyId(),
                onboarding.legalName(),
                onboarding.taxParty(),
                onboarding.language(),
                issuers.forCustomersIn(onboarding.taxParty().country()).key(),
                onboarding.contacts());
        Instant firstRollover = Rollover.next(onboarding.terms().calendar(), now);
        return new CompanyState(
                CompanyHead.opening(onboarding.companyId(), now, testClock, firstRollover),
                onboarding.terms(),
                positions,
                Invoicing.opening(customer).with(ScheduledAmendment.PART, Map.of()));
    }
}

package dev.seatledger.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.seatledger.billing.AdditionalInvoicing;
import dev.seatledger.billing.BillingCalendar;
import dev.seatledger.billing.PaymentMethod;
import dev.seatledger.billing.PaymentTerms;
import dev.seatledger.billing.ProrationMode;
import dev.seatledger.billing.SeatRetention;
import dev.seatledger.billing.SubscriptionTerms;
import dev.seatledger.billing.SubscriptionType;
import dev.seatledger.billing.TaxParty;
import dev.seatledger.billing.UnitPrices;
import dev.seatledger.billing.UnitType;
import dev.seatledger.company.CompanyService;
import dev.seatledger.company.Onboarding;
import dev.seatledger.customer.Contacts;
import dev.seatledger.shared.config.SeatledgerConfig;
import dev.seatledger.shared.money.Money;
import dev.seatledger.unit.NewUnit;
import dev.seatledger.unit.UnitOperation;
import dev.seatledger.unit.UnitOrder;
import dev.seatledger.unit.UnitService;

/** The company that the demo starts with: 10 users and 3 numbers included, all of them created. */
@ApplicationScoped
class DemoCompany {

    static final UUID ID = UUID.fromString("01890000-0000-7000-8000-000000000001");

    private static final String ACTOR = "seatledger-demo";
    private static final String UNIQUE_VIOLATION = "23505";
    private static final int ANCHOR_DAY = 13;
    private static final Duration SEED_TIMEOUT = Duration.ofSeconds(30);

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private static final List<String> PEOPLE = List.of(
            "Ada Lovelace",
            "Alan Turing",
            "Grace Hopper",
            "Edsger Dijkstra",
            "Barbara Liskov",
            "Donald Knuth",
            "Frances Allen",
            "Tony Hoare",
            "Radia Perlman",
            "Niklaus Wirth");
    private static final List<String> DESKS = List.of("Paris desk", "Lyon desk", "Lille desk");

    private final SeatledgerConfig config;
    private final CompanyService companies;
    private final UnitService units;
    private final Clock clock;

    DemoCompany(SeatledgerConfig config, CompanyService companies, UnitService units, Clock clock) {
        this.config = config;
        this.companies = companies;
        this.units = units;
        this.clock = clock;
    }

    /** Before the first request is accepted; of several instances that start together one succeeds and the others go on. */
    void seed(@Observes StartupEvent started) {
        if (config.demo()) {
            companies
                    .onboard(onboarding(), ACTOR, null)
                    .chain(state ->
                            units.change(new UnitOrder(ID, ACTOR, UnitOperation.batch(List.of(), everyone())), null))
                    .replaceWithVoid()
                    .onFailure(DemoCompany::isAlreadyThere)
                    .recoverWithUni(() -> Uni.createFrom().voidItem())
                    .await()
                    .atMost(SEED_TIMEOUT);
        }
    }

    private static boolean isAlreadyThere(Throwable failure) {
        return failure instanceof PgException database && UNIQUE_VIOLATION.equals(database.getSqlState());
    }

    private Onboarding onboarding() {
        return new Onboarding(
                ID,
                "Acme",
                new TaxParty("FR", null),
                null,
                new Contacts(
                        new Contacts.Contact("Camille Martin", "camille.martin@seatledger.example"),
                        new Contacts.Contact("Noor Haddad", "noor.haddad@seatledger.example")),
                terms(),
                Map.of(UnitType.USER, PEOPLE.size(), UnitType.NUMBER, DESKS.size()),
                null);
    }

    private SubscriptionTerms terms() {
        return new SubscriptionTerms(
                "Professional",
                new BillingCalendar(SubscriptionType.ANNUAL_BILLED_MONTHLY, latestAnchorDay(), ANCHOR_DAY, 12, PARIS),
                SeatRetention.TERM,
                ProrationMode.DAY,
                AdditionalInvoicing.IMMEDIATE,
                new PaymentTerms(PaymentMethod.CARD, 0),
                EUR,
                Map.of(
                        UnitType.USER, new UnitPrices(Money.of("30.00", EUR), Money.of("40.00", EUR)),
                        UnitType.NUMBER, new UnitPrices(Money.of("5.00", EUR), Money.of("6.00", EUR))));
    }

    private LocalDate latestAnchorDay() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), PARIS);
        LocalDate thisMonth = today.withDayOfMonth(ANCHOR_DAY);
        return thisMonth.isAfter(today) ? thisMonth.minusMonths(1) : thisMonth;
    }

    private static List<NewUnit> everyone() {
        List<NewUnit> all = new ArrayList<>();
        for (String person : PEOPLE) {
            String email = person.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@acme.example";
            all.add(new NewUnit(UnitType.USER, person, email, null, null, null));
        }
        for (int i = 0; i < DESKS.size(); i++) {
            all.add(new NewUnit(UnitType.NUMBER, DESKS.get(i), null, "+3319900000" + i, null, null));
        }
        return all;
    }
}

package dev.seatledger.invoice;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

import dev.seatledger.billing.TaxParty;
import dev.seatledger.shared.config.SeatledgerConfig;

/** The configured issuing legal entities. */
@ApplicationScoped
public class Issuers {

    private static final Logger LOG = Logger.getLogger(Issuers.class);

    /** As in application.properties. */
    private static final String DEMO_LEGAL_NAME = "Seatledger Demo SAS";

    private final Map<String, Issuer> byKey = new TreeMap<>();
    private final Map<String, BankAccount> accounts = new TreeMap<>();

    Issuers(IssuersConfig config) {
        config.entities()
                .forEach((key, entity) -> byKey.put(
                        key,
                        new Issuer(
                                key,
                                entity.legalName(),
                                entity.address(),
                                new TaxParty(
                                        entity.country(), entity.vatNumber().orElse(null)),
                                entity.invoicePrefix(),
                                entity.creditNotePrefix())));
        config.entities().forEach((key, entity) -> entity.iban()
                .ifPresent(iban ->
                        accounts.put(key, new BankAccount(iban, entity.bic().orElse(null)))));
        if (byKey.isEmpty()) {
            throw new IllegalStateException("seatledger.issuers names no legal entity that could issue an invoice");
        }
    }

    /** Where transfers to an issuer go; empty if nothing is configured (any more). */
    public Optional<BankAccount> accountOf(String key) {
        return Optional.ofNullable(accounts.get(key));
    }

    /** An operator hears before the first invoice, not after it, that it would be issued in the demo's name. */
    void warnOfDemoEntity(@Observes StartupEvent started, SeatledgerConfig config) {
        if (!config.demo()) {
            byKey.values().stream()
                    .filter(issuer -> issuer.legalName().equals(DEMO_LEGAL_NAME))
                    .forEach(issuer -> LOG.warnf(
                            "invoices are issued in the name of the demo's legal entity: set seatledger.issuers.%s.*",
                            issuer.key()));
        }
    }

    /** Who bills customers of a country: an entity of that country if there is one, else the first by key. */
    public Issuer forCustomersIn(String country) {
        return byKey.values().stream()
                .min(Comparator.comparing(
                                (Issuer issuer) -> !issuer.taxParty().country().equals(country))
                        .thenComparing(Issuer::key))
                .orElseThrow();
    }

    /**
     * @throws IllegalStateException if the entity has been taken out of the configuration while companies still are billed by it
     */
    public Issuer get(String key) {
        Issuer issuer = byKey.get(key);
        if (issuer == null) {
            throw new IllegalStateException("the issuing legal entity '" + key + "' is not configured any more");
        }
        return issuer;
    }
}

package dev.seatledger.invoice.mail;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.IntPredicate;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import dev.seatledger.shared.problem.DomainFailure;

/**
 * What owners decide about who gets their invoices, and what they see of it. Recipients are a setting like webhooks are: no event tells of
 * them, because events are never deleted, and addresses of people must be.
 */
@ApplicationScoped
public class RecipientService {

    private final RecipientStore store;
    private final MailDeliveries deliveries;
    private final Clock clock;

    RecipientService(RecipientStore store, MailDeliveries deliveries, Clock clock) {
        this.store = store;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /**
     * @throws DomainFailure {@code not-found}
     */
    public Uni<Recipients> get(UUID companyId) {
        return store.get(companyId);
    }

    /**
     * Replaces the recipients. What was issued before goes to those who were named then, what is issued from now on to these. The same once
     * more changes nothing.
     *
     * @param isKnown whether the caller knows this version
     * @throws DomainFailure {@code not-found}, {@code precondition-failed}
     */
    public Uni<Recipients> change(UUID companyId, String actor, List<Recipient> recipients, IntPredicate isKnown) {
        return store.change(companyId, recipients, isKnown, new RecipientStore.Author(actor, clock.instant()))
                .invoke(changed -> deliveries.expect(companyId));
    }

    /**
     * What was sent or is to be sent, of the newest documents first.
     *
     * @param before where the page before ended; null for the first one
     * @throws DomainFailure {@code not-found}
     */
    public Uni<List<InvoiceDelivery>> deliveries(UUID companyId, InvoiceDelivery.@Nullable Key before, int limit) {
        return store.get(companyId).chain(() -> store.deliveriesBefore(companyId, before, limit));
    }
}

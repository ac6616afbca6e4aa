package dev.seatledger.company.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.AdditionalInvoicing;
import dev.seatledger.billing.PaymentMethod;
import dev.seatledger.billing.ProrationMode;
import dev.seatledger.billing.SeatPosition;
import dev.seatledger.billing.SeatRetention;
import dev.seatledger.billing.SubscriptionTerms;
import dev.seatledger.billing.SubscriptionType;
import dev.seatledger.billing.UnitPrices;
import dev.seatledger.billing.UnitType;
import dev.seatledger.contract.ScheduledAmendment;
import dev.seatledger.customer.Customer;
import dev.seatledger.customer.Language;
import dev.seatledger.customer.api.ContactsResponse;
import dev.seatledger.ledger.CompanyState;

@Schema(name = "Company")
public record CompanyResponse(
        @Schema(required = true) UUID id,
        @Schema(required = true) String legalName,
        @Schema(required = true) String country,
        @Schema(required = true, nullable = true) @Nullable String vatNumber,

        @Schema(required = true, description = "The language of the company's invoices and credit notes.")
        Language language,

        @Schema(required = true) String timeZone,
        @Schema(required = true) String currency,
        @Schema(required = true) Contract contract,
        @Schema(required = true) ContactsResponse contacts,

        @Schema(
                required = true,
                nullable = true,
                description = "The current time of a sandbox company's clock; null for real companies.")
        @Nullable
        Instant clock,

        @Schema(required = true, description = "Whether the company is suspended and cannot add units.")
        boolean suspended) {

    @Schema(name = "Contract")
    public record Contract(
            @Schema(required = true) String planName,
            @Schema(required = true) SubscriptionType subscriptionType,
            @Schema(required = true) LocalDate start,
            @Schema(required = true) int anchorDay,
            @Schema(required = true) int termMonths,
            @Schema(required = true) SeatRetention seatRetention,
            @Schema(required = true) ProrationMode proration,
            @Schema(required = true) AdditionalInvoicing additionalInvoicing,
            @Schema(required = true) PaymentMethod paymentMethod,
            @Schema(required = true) int paymentTermDays,
            @Schema(required = true) List<Units> units,

            @Schema(
                    required = true,
                    nullable = true,
                    description =
                            "The first day on which a cancelled contract no longer applies; null if the contract renews.")
            @Nullable
            LocalDate endsOn) {}

    @Schema(name = "ContractUnitTerms")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Units(
            @Schema(required = true) UnitType type,
            @Schema(required = true) int included,

            @Schema(description = "Absent for admins, who may not see amounts.") @Nullable
            String includedUnitPrice,

            @Schema(description = "Absent for admins, who may not see amounts.") @Nullable
            String additionalUnitPrice,

            @Schema(
                    description =
                            "A change of commitment that is agreed and not yet in effect; absent if there is none.")
            @Nullable
            Scheduled scheduled) {}

    @Schema(name = "ScheduledCommitment")
    public record Scheduled(
            @Schema(required = true) int included,

            @Schema(required = true, description = "The first day on which it applies.")
            LocalDate effectiveOn) {

        static @Nullable Scheduled of(@Nullable ScheduledAmendment amendment) {
            return amendment == null ? null : new Scheduled(amendment.included(), amendment.effectiveOn());
        }
    }

    /**
     * @param showPrices whether the caller may see amounts (R3)
     */
    static CompanyResponse of(CompanyState state, boolean showPrices) {
        Customer customer = state.get(Customer.PART);
        return new CompanyResponse(
                state.companyId(),
                customer.legalName(),
                customer.taxParty().country(),
                customer.taxParty().vatNumber(),
                customer.language(),
                state.terms().calendar().zone().getId(),
                state.terms().currency().getCurrencyCode(),
                contract(state, showPrices),
                ContactsResponse.of(customer.contacts()),
                state.head().testClock(),
                state.head().isSuspended());
    }

    private static Contract contract(CompanyState state, boolean showPrices) {
        SubscriptionTerms terms = state.terms();
        return new Contract(
                terms.planName(),
                terms.calendar().type(),
                terms.calendar().contractStart(),
                terms.calendar().anchorDay(),
                terms.calendar().termMonths(),
                terms.retention(),
                terms.proration(),
                terms.additionalInvoicing(),
                terms.payment().method(),
                terms.payment().termDays(),
                state.positions().values().stream()
                        .sorted(java.util.Comparator.comparing(SeatPosition::type))
                        .map(position -> units(state, position, showPrices))
                        .toList(),
                state.head().endsOn());
    }

    private static Units units(CompanyState state, SeatPosition position, boolean showPrices) {
        UnitPrices prices = state.terms().pricesOf(position.type());
        return new Units(
                position.type(),
                position.included(),
                showPrices ? prices.included().toAmountString() : null,
                showPrices ? prices.additional().toAmountString() : null,
                Scheduled.of(state.get(ScheduledAmendment.PART).get(position.type())));
    }
}

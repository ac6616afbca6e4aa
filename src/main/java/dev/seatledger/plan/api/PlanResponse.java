package dev.seatledger.plan.api;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.seatledger.billing.SubscriptionType;
import dev.seatledger.billing.UnitType;
import dev.seatledger.customer.api.ContactsResponse;
import dev.seatledger.plan.BillingFrequency;
import dev.seatledger.plan.Plan;
import dev.seatledger.shared.api.MoneyResponse;
import dev.seatledger.shared.api.PeriodResponse;

@Schema(name = "Plan")
public record PlanResponse(
        @Schema(required = true) UUID companyId,
        @Schema(required = true) String planName,
        @Schema(required = true) SubscriptionType subscriptionType,
        @Schema(required = true) BillingFrequency billingFrequency,
        @Schema(required = true) PeriodResponse currentPeriod,

        @Schema(
                required = true,
                description = "The day on which the current billing period ends and the next one is billed.")
        LocalDate nextBillingDate,

        @Schema(
                required = true,
                description = "The day on which the current contract term ends and the next one begins.")
        LocalDate contractRenewalDate,

        @Schema(required = true) String timeZone,
        @Schema(required = true) String currency,
        @Schema(required = true) List<Units> units,

        @Schema(required = true, description = "The net price of a full period at today's counts.")
        MoneyResponse total,

        @Schema(required = true) ContactsResponse contacts,

        @Schema(required = true, description = "The sequence of the company's last event.")
        long sequence) {

    @Schema(name = "PlanUnits")
    public record Units(
            @Schema(required = true) UnitType type,

            @Schema(required = true, description = "The number of units that exist.")
            int created,

            @Schema(
                    required = true,
                    description = "The number of units the contract includes, which is the minimum billed.")
            int included,

            @Schema(required = true, description = "max(0, created - included)")
            int additional,

            @Schema(required = true, description = "How many seats are paid for.")
            int paidSeats,

            @Schema(required = true, description = "How many units can be added now without a charge.")
            int freeSeats,

            @Schema(required = true, description = "max(0, included - created)")
            int unusedIncluded,

            @Schema(required = true) MoneyResponse includedUnitPrice,
            @Schema(required = true) MoneyResponse additionalUnitPrice,

            @Schema(
                    required = true,
                    description =
                            "The current charge window. A unit added now is charged from today to the end of this window.")
            PeriodResponse chargeWindow,

            @Schema(required = true, description = "The date until which a seat added now stays paid for.")
            LocalDate seatsPaidUntil,

            @Schema(required = true, description = "included x includedUnitPrice + additional x additionalUnitPrice")
            MoneyResponse total) {}

    static PlanResponse of(Plan plan) {
        return new PlanResponse(
                plan.companyId(),
                plan.planName(),
                plan.subscriptionType(),
                plan.billingFrequency(),
                new PeriodResponse(
                        plan.currentPeriod().start(), plan.currentPeriod().end()),
                plan.currentPeriod().end(),
                plan.contractRenewalDate(),
                plan.timeZone(),
                plan.currency(),
                plan.units().stream().map(PlanResponse::units).toList(),
                MoneyResponse.of(plan.total()),
                ContactsResponse.of(plan.contacts()),
                plan.sequence());
    }

    private static Units units(Plan.Row row) {
        return new Units(
                row.position().type(),
                row.position().created(),
                row.position().included(),
                row.position().additional(),
                row.position().paid(),
                row.position().freeSeats(),
                row.position().unusedIncluded(),
                MoneyResponse.of(row.prices().included()),
                MoneyResponse.of(row.prices().additional()),
                new PeriodResponse(
                        row.chargeWindow().start(), row.chargeWindow().end()),
                row.seatsPaidUntil(),
                MoneyResponse.of(row.total()));
    }
}

package dev.seatledger.company.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.AdditionalInvoicing;
import dev.seatledger.billing.PaymentMethod;
import dev.seatledger.billing.ProrationMode;
import dev.seatledger.billing.SeatRetention;
import dev.seatledger.billing.SubscriptionType;
import dev.seatledger.billing.UnitType;
import dev.seatledger.customer.Language;

@Schema(name = "OnboardCompanyRequest")
public record OnboardCompanyRequest(
        @NotBlank @Size(max = 200) String legalName,

        @NotNull
        @Pattern(regexp = "^[A-Z]{2}$", message = "must be an ISO 3166-1 alpha-2 code")
        @Schema(description = "ISO 3166-1 alpha-2 code. Determines the tax treatment.", examples = "FR")
        String country,

        @Size(max = 20) @Schema(description = "Including the country prefix, without spaces.") @Nullable
        String vatNumber,

        @NotBlank
        @Size(max = 64)
        @Schema(
                description = "IANA time zone. Billing days begin and end at midnight there.",
                examples = "Europe/Paris")
        String timeZone,

        @NotNull
        @Pattern(regexp = "^[A-Z]{3}$", message = "must be an ISO 4217 code")
        @Schema(description = "ISO 4217 code.", examples = "EUR")
        String currency,

        @Schema(
                description =
                        "The language of invoices and credit notes. Default: fr in France, Monaco and Luxembourg, otherwise en.")
        @Nullable
        Language language,

        @NotNull @Valid Contract contract,
        @Valid @Nullable Contacts contacts,

        @Schema(
                description =
                        "Sandbox only: the time the company's test clock starts at. The clock stands still until you move it.")
        @Nullable
        Instant clock) {

    @Schema(name = "NewContract")
    public record Contract(
            @NotBlank @Size(max = 100) String planName,

            @NotNull
            @Schema(
                    description =
                            "monthly: renews every month; annual_billed_monthly: a yearly term, billed every month; annual_upfront:"
                                    + " everything is billed once a year; annual_upfront_monthly_additional: the commitment is billed once a year,"
                                    + " additional units every month.")
            SubscriptionType subscriptionType,

            @NotNull LocalDate start,

            @Min(1)
            @Max(31)
            @Schema(
                    description =
                            "The day of the month on which billing periods start. Default: the day of the contract's start date.")
            @Nullable
            Integer anchorDay,

            @Min(1)
            @Max(120)
            @Schema(description = "Must be 1 for monthly contracts. Default for all others: 12.")
            @Nullable
            Integer termMonths,

            @Schema(
                    description =
                            "How long an added seat is kept and billed: to the end of its charge window, or of the contract"
                                    + " term. Default: term for annual_billed_monthly, otherwise window.")
            @Nullable
            SeatRetention seatRetention,

            @Schema(description = "Whether a partial window is charged by the day or by the second. Default: day.")
            @Nullable
            ProrationMode proration,

            @Schema(
                    description =
                            "immediate: added seats are invoiced when they are added; next_invoice: on the next recurring"
                                    + " invoice. Default: immediate.")
            @Nullable
            AdditionalInvoicing additionalInvoicing,

            @Schema(description = "How invoices are paid. Default: card.") @Nullable
            PaymentMethod paymentMethod,

            @Min(0)
            @Max(365)
            @Schema(description = "The payment term of bank transfers, in days. Default: 0.")
            @Nullable
            Integer paymentTermDays,

            @NotEmpty @Size(max = UnitType.COUNT) List<@NotNull @Valid Units> units) {}

    @Schema(
            name = "ContractUnits",
            description =
                    "Prices are per unit and billing window: a month, or a year where the subscription bills yearly.")
    public record Units(
            @NotNull UnitType type,
            @NotNull @Min(0) @Max(1_000_000) Integer included,

            @NotNull @Pattern(regexp = PRICE, message = PRICE_MESSAGE)
            String includedUnitPrice,

            @NotNull @Pattern(regexp = PRICE, message = PRICE_MESSAGE)
            String additionalUnitPrice) {

        private static final String PRICE = "^[0-9]{1,9}(\\.[0-9]{1,3})?$";
        private static final String PRICE_MESSAGE = "must be a decimal string such as 30.00";
    }

    @Schema(name = "NewContacts")
    public record Contacts(
            @Valid @Nullable Contact accountExecutive,
            @Valid @Nullable Contact customerSuccessManager) {}

    @Schema(name = "NewContact")
    public record Contact(
            @NotBlank @Size(max = 200) String name,
            @NotNull @Email @Size(min = 1, max = 254) String email) {}
}

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
import dev.seatledger.ledger.Language;

@Schema(name = "OnboardCompanyRequest")
public record OnboardCompanyRequest(
        @NotBlank @Size(max = 200) String legalName,

        @NotNull
        @Pattern(regexp = "^[A-Z]{2}$", message = "must be an ISO 3166-1 alpha-2 code")
        @Schema(description = "ISO 3166-1 alpha-2; decides the tax.", examples = "FR")
        String country,

        @Size(max = 20) @Schema(description = "With its country prefix.") @Nullable
        String vatNumber,

        @NotBlank
        @Size(max = 64)
        @Schema(description = "IANA time zone; days are days there.", examples = "Europe/Paris")
        String timeZone,

        @NotNull
        @Pattern(regexp = "^[A-Z]{3}$", message = "must be an ISO 4217 code")
        @Schema(description = "ISO 4217", examples = "EUR")
        String currency,

        @Schema(
                description =
                        "What invoices and credit notes are written in. Default: fr in France, Monaco and Luxembourg, else en.")
        @Nullable
        Language language,

        @NotNull @Valid Contract contract,
        @Valid @Nullable Contacts contacts,

        @Schema(description = "Sandbox only: where the company's own time starts. It stands still until it is moved.")
        @Nullable
        Instant clock) {

    @Schema(name = "NewContract")
    public record Contract(
            @NotBlank @Size(max = 100) String planName,
            @NotNull SubscriptionType subscriptionType,
            @NotNull LocalDate start,

            @Min(1)
            @Max(31)
            @Schema(description = "Day of the month that periods start on; the day of the start by default.")
            @Nullable
            Integer anchorDay,

            @Min(1) @Max(120) @Schema(description = "1 for monthly contracts; 12 by default for the others.") @Nullable
            Integer termMonths,

            @Schema(description = "Default: term for annual_billed_monthly, else window.") @Nullable
            SeatRetention seatRetention,

            @Schema(description = "Default: day.") @Nullable ProrationMode proration,

            @Schema(description = "Default: immediate.") @Nullable
            AdditionalInvoicing additionalInvoicing,

            @Schema(description = "Default: card.") @Nullable
            PaymentMethod paymentMethod,

            @Min(0) @Max(365) @Schema(description = "For bank transfers; 0 by default.") @Nullable
            Integer paymentTermDays,

            @NotEmpty @Size(max = UnitType.COUNT) List<@NotNull @Valid Units> units) {}

    @Schema(
            name = "ContractUnits",
            description = "Prices are per the unit's own billing window: a month, or a year where it is billed yearly.")
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

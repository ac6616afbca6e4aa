package dev.seatledger.company.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.seatledger.billing.AdditionalInvoicing;
import dev.seatledger.billing.BillingCalendar;
import dev.seatledger.billing.PaymentMethod;
import dev.seatledger.billing.PaymentTerms;
import dev.seatledger.billing.ProrationMode;
import dev.seatledger.billing.SubscriptionTerms;
import dev.seatledger.billing.SubscriptionType;
import dev.seatledger.billing.TaxParty;
import dev.seatledger.billing.UnitPrices;
import dev.seatledger.billing.UnitType;
import dev.seatledger.company.Onboarding;
import dev.seatledger.customer.Contacts;
import dev.seatledger.shared.api.Instants;
import dev.seatledger.shared.money.Money;
import dev.seatledger.shared.persistence.Ids;
import dev.seatledger.shared.problem.DomainFailure;

/** From a request to an onboarding: defaults, and the checks that involve more than one member. */
final class OnboardingReader {

    private static final Pattern VAT_NUMBER = Pattern.compile("[A-Z]{2}[0-9A-Z+*]{2,18}");
    private static final LocalDate EARLIEST_START = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST_START = LocalDate.of(2100, 1, 1);

    private final OnboardCompanyRequest request;
    private final OnboardCompanyRequest.Contract contract;

    private OnboardingReader(OnboardCompanyRequest request) {
        this.request = request;
        this.contract = request.contract();
    }

    /**
     * @throws DomainFailure {@code validation-failed}, naming the member
     */
    static Onboarding read(OnboardCompanyRequest request, boolean clocksAllowed) {
        if (request.clock() != null && !clocksAllowed) {
            throw DomainFailure.invalid("clock", "is only allowed in a sandbox");
        }
        return new OnboardingReader(request).onboarding();
    }

    private Onboarding onboarding() {
        Map<UnitType, Integer> included = new EnumMap<>(UnitType.class);
        for (OnboardCompanyRequest.Units units : contract.units()) {
            if (included.put(units.type(), units.included()) != null) {
                throw DomainFailure.invalid("contract.units", "must not contain a type more than once");
            }
        }
        return new Onboarding(
                Ids.next(),
                request.legalName(),
                taxParty(),
                request.language(),
                contacts(),
                terms(),
                included,
                testClock());
    }

    private TaxParty taxParty() {
        String country = request.country();
        if (!Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(country)) {
            throw DomainFailure.invalid("country", "must be an ISO 3166-1 alpha-2 code");
        }
        String vatNumber = request.vatNumber();
        if (vatNumber != null && !VAT_NUMBER.matcher(vatNumber).matches()) {
            throw DomainFailure.invalid("vatNumber", "must start with its country prefix, without spaces");
        }
        return new TaxParty(country, vatNumber);
    }

    private Contacts contacts() {
        OnboardCompanyRequest.Contacts contacts = request.contacts();
        return contacts == null
                ? new Contacts(null, null)
                : new Contacts(contact(contacts.accountExecutive()), contact(contacts.customerSuccessManager()));
    }

    private static Contacts.@Nullable Contact contact(OnboardCompanyRequest.@Nullable Contact contact) {
        return contact == null ? null : new Contacts.Contact(contact.name(), contact.email());
    }

    private SubscriptionTerms terms() {
        Currency currency = currency();
        return new SubscriptionTerms(
                contract.planName(),
                calendar(),
                Optional.ofNullable(contract.seatRetention())
                        .orElse(contract.subscriptionType().defaultRetention()),
                Optional.ofNullable(contract.proration()).orElse(ProrationMode.DAY),
                Optional.ofNullable(contract.additionalInvoicing()).orElse(AdditionalInvoicing.IMMEDIATE),
                new PaymentTerms(
                        Optional.ofNullable(contract.paymentMethod()).orElse(PaymentMethod.CARD),
                        Optional.ofNullable(contract.paymentTermDays()).orElse(0)),
                currency,
                prices(currency));
    }

    private BillingCalendar calendar() {
        SubscriptionType type = contract.subscriptionType();
        LocalDate start = contract.start();
        if (start.isBefore(EARLIEST_START) || start.isAfter(LATEST_START)) {
            throw DomainFailure.invalid("contract.start", "must be between 2000 and 2100");
        }
        int termMonths = Optional.ofNullable(contract.termMonths()).orElse(type.defaultTermMonths());
        if (type == SubscriptionType.MONTHLY && termMonths != 1) {
            throw DomainFailure.invalid("contract.termMonths", "must be 1 for a monthly contract");
        }
        if (termMonths % type.billingMonths() != 0) {
            throw DomainFailure.invalid("contract.termMonths", "must be a multiple of 12 for a contract billed yearly");
        }
        int anchorDay = Optional.ofNullable(contract.anchorDay()).orElse(start.getDayOfMonth());
        return new BillingCalendar(type, start, anchorDay, termMonths, zone());
    }

    private ZoneId zone() {
        try {
            ZoneId zone = ZoneId.of(request.timeZone());
            if (ZoneId.getAvailableZoneIds().contains(zone.getId())) {
                return zone;
            }
        } catch (DateTimeException e) {
            // told below, with offsets and other forms that are no IANA names
        }
        throw DomainFailure.invalid("timeZone", "must be an IANA time zone such as Europe/Paris");
    }

    private Currency currency() {
        return Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getCurrencyCode().equals(request.currency()))
                .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                .findFirst()
                .orElseThrow(() -> DomainFailure.invalid("currency", "must be an ISO 4217 code"));
    }

    private Map<UnitType, UnitPrices> prices(Currency currency) {
        Map<UnitType, UnitPrices> prices = new EnumMap<>(UnitType.class);
        List<OnboardCompanyRequest.Units> all = contract.units();
        for (int i = 0; i < all.size(); i++) {
            OnboardCompanyRequest.Units units = all.get(i);
            String path = "contract.units[" + i + "].";
            prices.put(
                    units.type(),
                    new UnitPrices(
                            price(path + "includedUnitPrice", units.includedUnitPrice(), currency),
                            price(path + "additionalUnitPrice", units.additionalUnitPrice(), currency)));
        }
        return prices;
    }

    private static Money price(String field, String text, Currency currency) {
        try {
            return Money.of(text, currency);
        } catch (IllegalArgumentException e) {
            throw DomainFailure.invalid(
                    field, "must have at most %d decimals in %s".formatted(Money.decimals(currency), currency));
        }
    }

    /** PostgreSQL keeps microseconds. */
    private @Nullable Instant testClock() {
        return request.clock() == null ? null : Instants.storable("clock", request.clock());
    }
}

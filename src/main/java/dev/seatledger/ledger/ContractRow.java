package dev.seatledger.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

import dev.seatledger.billing.AdditionalInvoicing;
import dev.seatledger.billing.BillingCalendar;
import dev.seatledger.billing.PaymentMethod;
import dev.seatledger.billing.ProrationMode;
import dev.seatledger.billing.SeatRetention;
import dev.seatledger.billing.SubscriptionTerms;
import dev.seatledger.billing.SubscriptionType;
import dev.seatledger.billing.UnitType;

/** A row of {@code contract}. */
record ContractRow(
        UUID companyId,
        String planName,
        SubscriptionType subscriptionType,
        LocalDate startDate,
        int anchorDay,
        int termMonths,
        SeatRetention seatRetention,
        ProrationMode proration,
        AdditionalInvoicing additionalInvoicing,
        PaymentMethod paymentMethod,
        int paymentTermDays) {

    private static final RowKind<ContractRow> KIND =
            RowKind.added("contract", ContractRow.class, ContractRow::companyId);

    /** A row of {@code contract_price}. */
    record Price(UUID companyId, UnitType unitType, BigDecimal includedUnitPrice, BigDecimal additionalUnitPrice) {

        private static final RowKind<Price> KIND = RowKind.added("contract_price", Price.class, Price::unitType);
    }

    /** What was agreed, of a company that is onboarded. */
    static void write(Posting posting, SubscriptionTerms terms) {
        posting.write(KIND, of(posting.companyId(), terms));
        terms.prices()
                .forEach((type, prices) -> posting.write(
                        Price.KIND,
                        new Price(
                                posting.companyId(),
                                type,
                                prices.included().amount(),
                                prices.additional().amount())));
    }

    private static ContractRow of(UUID companyId, SubscriptionTerms terms) {
        BillingCalendar calendar = terms.calendar();
        return new ContractRow(
                companyId,
                terms.planName(),
                calendar.type(),
                calendar.contractStart(),
                calendar.anchorDay(),
                calendar.termMonths(),
                terms.retention(),
                terms.proration(),
                terms.additionalInvoicing(),
                terms.payment().method(),
                terms.payment().termDays());
    }
}

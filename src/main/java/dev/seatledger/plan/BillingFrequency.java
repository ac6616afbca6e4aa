package dev.seatledger.plan;

import dev.seatledger.billing.SubscriptionType;

/** How often the commitment is billed, as an owner calls it. */
public enum BillingFrequency {
    MONTHLY,
    ANNUAL;

    static BillingFrequency of(SubscriptionType type) {
        return type.billingMonths() == 1 ? MONTHLY : ANNUAL;
    }
}

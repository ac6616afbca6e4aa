package dev.seatledger.billing;

/** How a document is taxed (R30). */
public enum TaxCategory {
    /** At a country's standard rate. */
    STANDARD,
    /** 0 %: the customer, a business elsewhere in the EU, accounts for the VAT. */
    REVERSE_CHARGE,
    /** No VAT: the supply is outside its scope. */
    OUTSIDE_SCOPE
}

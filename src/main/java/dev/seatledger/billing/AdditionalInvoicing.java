package dev.seatledger.billing;

/** When the charge for an additional unit is put on an invoice. The charge itself is irrevocable in both cases (R10). */
public enum AdditionalInvoicing {
    IMMEDIATE,
    NEXT_INVOICE
}

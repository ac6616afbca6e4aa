package dev.seatledger.invoice;

import java.util.List;

import dev.seatledger.billing.TaxParty;

/**
 * A legal entity that issues documents (R27).
 *
 * @param key its name in the configuration
 * @param address lines, street first
 * @param invoicePrefix what its invoice numbers begin with
 * @param creditNotePrefix what its credit notes' numbers begin with
 */
public record Issuer(
        String key,
        String legalName,
        List<String> address,
        TaxParty taxParty,
        String invoicePrefix,
        String creditNotePrefix) {

    public Issuer {
        address = List.copyOf(address);
    }
}

package dev.seatledger.ledger;

import org.jspecify.annotations.Nullable;

/** The vendor's people who look after a company; null where nobody does yet. */
public record Contacts(
        @Nullable Contact accountExecutive, @Nullable Contact customerSuccessManager) {

    public record Contact(String name, String email) {}
}

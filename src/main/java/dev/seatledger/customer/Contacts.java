package dev.seatledger.customer;

import org.jspecify.annotations.Nullable;

/** The vendor's people who look after a company; null where nobody does yet. */
public record Contacts(
        @Nullable Contact accountExecutive, @Nullable Contact customerSuccessManager) {

    public record Contact(String name, String email) {

        /** Null unless both are there. */
        public static @Nullable Contact of(@Nullable String name, @Nullable String email) {
            return name == null || email == null ? null : new Contact(name, email);
        }
    }
}

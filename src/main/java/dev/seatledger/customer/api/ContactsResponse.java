package dev.seatledger.customer.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.seatledger.customer.Contacts;

@Schema(name = "Contacts", description = "The vendor's contacts for the company.")
public record ContactsResponse(
        @Schema(required = true, nullable = true) @Nullable Person accountExecutive,
        @Schema(required = true, nullable = true) @Nullable Person customerSuccessManager) {

    @Schema(name = "Contact")
    public record Person(
            @Schema(required = true) String name,
            @Schema(required = true) String email) {}

    public static ContactsResponse of(Contacts contacts) {
        return new ContactsResponse(person(contacts.accountExecutive()), person(contacts.customerSuccessManager()));
    }

    private static @Nullable Person person(Contacts.@Nullable Contact contact) {
        return contact == null ? null : new Person(contact.name(), contact.email());
    }
}

package dev.seatledger.unit;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to change.
 *
 * @param actor the token's subject
 * @param pinned the preview whose price and state it counts on; null for whatever holds now
 */
public record UnitOrder(
        UUID companyId,
        String actor,
        UnitOperation operation,
        @Nullable PreviewToken pinned) {

    public UnitOrder(UUID companyId, String actor, UnitOperation operation) {
        this(companyId, actor, operation, null);
    }
}

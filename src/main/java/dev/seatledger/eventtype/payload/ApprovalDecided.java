package dev.seatledger.eventtype.payload;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** What an owner decided on units that would be billed. */
public record ApprovalDecided(
        UUID approvalId,
        String requestedBy,
        int deletes,
        int creates,
        @Nullable String comment) {}

package dev.seatledger.eventtype.payload;

import java.util.UUID;

/** Units that would be billed, and who wants them. */
public record ApprovalRequested(UUID approvalId, String requestedBy, int deletes, int creates) {}

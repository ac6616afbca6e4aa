package dev.seatledger.unit.api;

import dev.seatledger.shared.problem.api.ProblemMember;

/**
 * {@code preview-outdated}: a problem with one member more (RFC 9457, section 3.2).
 *
 * @param preview what holds now
 */
record PreviewProblem(
        String type,
        String title,
        int status,
        String detail,
        String instance,

        @ProblemMember(description = "Only with preview-outdated: a new preview of the same change.")
        PreviewResponse preview) {}

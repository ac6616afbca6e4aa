package dev.seatledger.unit.api;

/**
 * {@code preview-outdated}: a problem with one member more (RFC 9457, section 3.2).
 *
 * @param preview what holds now
 */
record PreviewProblem(String type, String title, int status, String detail, String instance, PreviewResponse preview) {}

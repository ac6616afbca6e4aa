package dev.seatledger.shared.problem;

/**
 * One thing that is wrong with a request.
 *
 * @param field where, as a path into the body ({@code contract.units[0].included}) or a parameter's name
 * @param message what, for people
 */
public record FieldError(String field, String message) {}

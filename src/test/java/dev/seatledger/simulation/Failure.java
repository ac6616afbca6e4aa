package dev.seatledger.simulation;

import java.util.List;

/**
 * Where a script went wrong.
 *
 * @param index of the command; -1 while onboarding, the number of commands when all is compared at the end
 * @param requests that were sent, with their answers
 */
record Failure(int index, String companyId, Mismatch mismatch, List<String> requests) {}

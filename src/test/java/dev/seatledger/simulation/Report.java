package dev.seatledger.simulation;

/**
 * What a simulation has done.
 *
 * @param commands without those that had nothing to do; those done at once count one by one
 * @param companies lived through to the end
 * @param documents compared in full
 * @param refused commands, as they had to be
 */
record Report(long commands, long companies, long documents, long refused, long seconds) {}

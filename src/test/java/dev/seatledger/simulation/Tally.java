package dev.seatledger.simulation;

import java.util.concurrent.atomic.LongAdder;

/** Counts for the report, from all workers; replays of a failed company count for nothing. */
final class Tally {

    final LongAdder commands = new LongAdder();
    final LongAdder companies = new LongAdder();
    final LongAdder documents = new LongAdder();
    final LongAdder refused = new LongAdder();
}

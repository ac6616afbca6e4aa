package dev.seatledger.fuzz;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a run saw.
 *
 * @param answers how often each operation was answered with each status
 * @param failures distinct ones, each for people
 */
record Report(
        long seed,
        long requests,
        long millis,
        Map<String, Map<Integer, Long>> answers,
        Map<Mutation, Long> mutations,
        List<String> failures) {

    @Override
    public String toString() {
        long statuses = answers.values().stream().mapToLong(Map::size).sum();
        String coverage = answers.entrySet().stream()
                .map(each -> "  " + each.getKey() + " " + each.getValue())
                .collect(Collectors.joining("\n"));
        return "fuzz seed=" + seed + " requests=" + requests + " perSecond=" + (requests * 1_000 / Math.max(1, millis))
                + " operations=" + answers.size() + " operationsAndStatuses=" + statuses + " failures="
                + failures.size() + "\n"
                + coverage + "\n  " + mutations + (failures.isEmpty() ? "" : "\n" + String.join("\n", failures));
    }
}

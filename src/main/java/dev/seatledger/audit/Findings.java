package dev.seatledger.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** What an audit has found so far. One per audit. */
final class Findings {

    private final List<String> found = new ArrayList<>();

    void add(String finding) {
        found.add(finding);
    }

    /** Adds a finding if the two differ. */
    void same(@Nullable Object recomputed, Object recorded, String what) {
        if (!Objects.equals(recomputed, recorded)) {
            add(what + ": recomputed " + recomputed + ", stored " + recorded);
        }
    }

    List<String> toList() {
        return List.copyOf(found);
    }
}

package dev.seatledger.authorisation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a request is about.
 *
 * @param differs what belongs to {@code owner}, while all the rest is the caller's own: one id, or everything
 * @param ids for each place that names one, whose it is; without the company, if the request leaves it to the token
 */
record Target(String differs, Owner owner, boolean leavesOutTheCompany, Map<Row.Place, Owner> ids) {

    static final String EVERYTHING = "everything";

    enum Owner {
        OWN,
        FOREIGN,
        ABSENT
    }

    /** Each id of the row on its own, and all of them together; with the company named, and without where that can be. */
    static List<Target> of(Row row) {
        if (row.named().isEmpty()) {
            return List.of(new Target("nothing", Owner.OWN, false, Map.of()));
        }
        List<Target> targets = new ArrayList<>(of(row.named(), false));
        if (row.mayLeaveOutTheCompany()) {
            targets.addAll(of(
                    row.named().stream()
                            .filter(place -> !place.isCompanyBesideThePath())
                            .toList(),
                    true));
        }
        return targets;
    }

    private static List<Target> of(List<Row.Place> places, boolean leavesOutTheCompany) {
        List<Target> targets = new ArrayList<>();
        targets.add(with(EVERYTHING, Owner.OWN, leavesOutTheCompany, places, Set.copyOf(places)));
        for (Owner owner : List.of(Owner.FOREIGN, Owner.ABSENT)) {
            if (!places.isEmpty()) {
                targets.add(with(EVERYTHING, owner, leavesOutTheCompany, places, Set.copyOf(places)));
            }
            if (places.size() > 1) {
                places.forEach(place -> targets.add(
                        with(place.where() + "=" + place.value(), owner, leavesOutTheCompany, places, Set.of(place))));
            }
        }
        return targets;
    }

    private static Target with(
            String differs,
            Owner owner,
            boolean leavesOutTheCompany,
            List<Row.Place> places,
            Set<Row.Place> different) {
        Map<Row.Place, Owner> ids = new LinkedHashMap<>();
        places.forEach(place -> ids.put(place, different.contains(place) ? owner : Owner.OWN));
        return new Target(differs, owner, leavesOutTheCompany, ids);
    }

    /** Whether everything belongs to one company that exists. */
    boolean isOneCompanys() {
        return owner == Owner.OWN || (owner == Owner.FOREIGN && differs.equals(EVERYTHING));
    }

    /** Whether it is the company that differs, while the rest of what is named stays the caller's own. */
    boolean isOfAnotherCompanyInPart() {
        return !differs.equals(EVERYTHING)
                && ids.entrySet().stream()
                        .anyMatch(id -> id.getKey().value().equals("companyId") && id.getValue() != Owner.OWN);
    }

    /** Targets of one shape differ in whose the ids are, and in nothing else. */
    String shape() {
        return differs + (leavesOutTheCompany ? ", no company named" : "");
    }

    @Override
    public String toString() {
        return owner.name().toLowerCase(Locale.ROOT) + " " + shape();
    }
}

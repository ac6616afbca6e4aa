package dev.seatledger.architecture;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

import dev.seatledger.architecture.broken.Clocks;
import dev.seatledger.architecture.broken.Domain;
import dev.seatledger.architecture.broken.FloatingPoints;
import dev.seatledger.architecture.broken.Names;
import dev.seatledger.architecture.broken.Sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** That each rule can fail: it names the classes that were written to break it, and leaves alone those that do not. */
class HouseRulesTest {

    @Test
    void findsDomainThatKnowsItsApi() {
        assertEquals(Set.of("Domain"), broken(HouseRules.DOMAIN_DOES_NOT_KNOW_AN_API, Domain.class));
    }

    @Test
    void findsEveryWayPastTheClock() {
        assertEquals(
                allOf(Clocks.class, "OfTheApplication"), broken(HouseRules.NOW_COMES_FROM_THE_CLOCK, Clocks.class));
    }

    @Test
    void findsEveryWayToComputeWithFloatingPoint() {
        assertEquals(allOf(FloatingPoints.class), broken(HouseRules.NOTHING_IS_FLOATING_POINT, FloatingPoints.class));
    }

    @Test
    void findsSessionsOutsideOfServices() {
        Set<String> found = broken(HouseRules.ONLY_SERVICES_ANNOTATE_SESSIONS, Sessions.class);
        assertEquals(Set.of("OfARepository", "HiddenService"), found);

        Set<String> opened = broken(HouseRules.ONLY_SERVICES_OPEN_SESSIONS, Sessions.class);
        assertEquals(Set.of("OfAClass", "ByHand"), opened);
    }

    @Test
    void findsNamesOfFeaturesInTexts() {
        ArchRule rule = HouseRules.noTextNames(Set.of("addUnit", "Preview", "Seat log"));

        assertEquals(allOf(Names.class, "InASentence"), broken(rule, Names.class));
    }

    /** The simple names of those that the rule reports: what is declared in {@code examples}, or that itself. */
    private static Set<String> broken(ArchRule rule, Class<?> examples) {
        JavaClasses all = new ClassFileImporter().importPackages("dev.seatledger.architecture.broken");
        String report = String.join("\n", rule.evaluate(all).getFailureReport().getDetails());
        Set<String> found = new TreeSet<>();
        (examples.getDeclaredClasses().length == 0 ? Stream.of(examples) : Stream.of(examples.getDeclaredClasses()))
                .filter(example -> Pattern.compile(Pattern.quote(example.getName()) + "\\b")
                        .matcher(report)
                        .find())
                .forEach(example -> found.add(example.getSimpleName()));
        return found;
    }

    private static Set<String> allOf(Class<?> examples, String... right) {
        Set<String> names = new TreeSet<>();
        for (Class<?> example : examples.getDeclaredClasses()) {
            if (!List.of(right).contains(example.getSimpleName())) {
                names.add(example.getSimpleName());
            }
        }
        return names;
    }
}

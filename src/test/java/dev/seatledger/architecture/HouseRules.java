package dev.seatledger.architecture;

import java.time.Clock;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.Set;
import java.util.function.Function;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** Rules that could pass by mistake. {@link HouseRulesTest} shows that each of them finds what it is there for. */
final class HouseRules {

    /** By pattern: an {@code api} package that comes later is one. */
    static final ArchRule DOMAIN_DOES_NOT_KNOW_AN_API = noClasses()
            .that()
            .resideOutsideOfPackage("dev.seatledger..api..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.seatledger..api..");

    /** Given a {@link Clock}, the classes of java.time do what we want. */
    static final ArchRule NOW_COMES_FROM_THE_CLOCK = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.seatledger.shared.time.Clocks")
            .should()
            .accessTargetWhere(readsTheSystemClock());

    /** But for the run's meters, which count in double. No amount is near them. */
    static final ArchRule NOTHING_IS_FLOATING_POINT = classes()
            .that()
            .doNotHaveFullyQualifiedName("dev.seatledger.invoice.recurring.RunMetrics")
            .should(haveNo("floating point", Bytecode::floatingPoint));

    /** A repository's caller decides how long a session lives: it must be closed before the ledger takes a connection of its own. */
    static final ArchRule ONLY_SERVICES_ANNOTATE_SESSIONS = methods()
            .that()
            .areAnnotatedWith(WithSession.class)
            .or()
            .areAnnotatedWith(WithTransaction.class)
            .should(bePublicMethodsOfServices());

    static final ArchRule ONLY_SERVICES_OPEN_SESSIONS = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Service")
            .should()
            .accessTargetWhere(opensASession())
            .orShould()
            .beAnnotatedWith(WithSession.class)
            .orShould()
            .beAnnotatedWith(WithTransaction.class);

    private HouseRules() {}

    /**
     * No class has a text that is one of these names, or a reference that ends in one.
     *
     * @param names of what only others should know
     */
    static ArchRule noTextNames(Set<String> names) {
        return classes().should(haveNo("feature's name", bytecode -> bytecode.texts().stream()
                .filter(text -> names.contains(text.substring(text.lastIndexOf('/') + 1)))
                .toList()));
    }

    private static DescribedPredicate<JavaAccess<?>> readsTheSystemClock() {
        return DescribedPredicate.describe("it is the system's clock", access -> {
            AccessTarget target = access.getTarget();
            JavaClass owner = target.getOwner();
            return switch (target.getName()) {
                case "now" -> owner.getPackageName().startsWith("java.time") && !takesAClock(target);
                case "currentTimeMillis" -> owner.isEquivalentTo(System.class);
                case "getInstance" -> owner.isEquivalentTo(Calendar.class);
                case "<init>" ->
                    owner.isEquivalentTo(Date.class) && parametersOf(target).isEmpty();
                default ->
                    owner.isEquivalentTo(Clock.class)
                            && target.getName().matches("system.*|tick(Millis|Seconds|Minutes)");
            };
        });
    }

    private static boolean takesAClock(AccessTarget target) {
        return parametersOf(target).stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
    }

    private static Collection<JavaClass> parametersOf(AccessTarget target) {
        return target instanceof AccessTarget.CodeUnitAccessTarget method ? method.getRawParameterTypes() : Set.of();
    }

    private static DescribedPredicate<JavaAccess<?>> opensASession() {
        return DescribedPredicate.describe(
                "it opens a session",
                access -> access.getTargetOwner().isEquivalentTo(Panache.class)
                        && Set.of("withSession", "withTransaction").contains(access.getName()));
    }

    private static ArchCondition<JavaMethod> bePublicMethodsOfServices() {
        return new ArchCondition<>("be public methods of services") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean isUseCase = method.getModifiers().contains(JavaModifier.PUBLIC)
                        && method.getOwner().getSimpleName().endsWith("Service");
                events.add(new SimpleConditionEvent(method, isUseCase, method.getFullName() + " has a session"));
            }
        };
    }

    private static ArchCondition<JavaClass> haveNo(String what, Function<Bytecode, Collection<String>> in) {
        return new ArchCondition<>("have no " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Collection<String> found = in.apply(Bytecode.of(type));
                events.add(new SimpleConditionEvent(
                        type, found.isEmpty(), type.getName() + " has " + what + ": " + found));
            }
        };
    }
}

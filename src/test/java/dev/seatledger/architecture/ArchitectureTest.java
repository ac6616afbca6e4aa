package dev.seatledger.architecture;

import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hibernate.annotations.Immutable;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.junit.jupiter.api.Test;

import dev.seatledger.shared.idempotency.api.Idempotent;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** The rules of the house. Each holds from the first commit; an exception is a decision that belongs in docs/adr. */
class ArchitectureTest {

    private static final String ROOT = "dev.seatledger.";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.seatledger");

    @Test
    void billingIsPure() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "billing..")
                .should()
                .dependOnClassesThat(not(resideInAnyPackage(
                        ROOT + "billing..",
                        ROOT + "shared.money..",
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "java.math..",
                        "org.jspecify..")))
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(ROOT + "billing..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .check(CLASSES);
    }

    @Test
    void moneyDependsOnNothing() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "shared.money..")
                .should()
                .dependOnClassesThat(not(resideInAnyPackage(ROOT + "shared.money..", "java..", "org.jspecify..")))
                .check(CLASSES);
    }

    @Test
    void sharedKnowsNoFeature() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "shared..")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.seatledger..").and(not(resideInAPackage(ROOT + "shared.."))))
                .check(CLASSES);
    }

    /** What an import does not show: operations, tags and schemas named in a text. */
    @Test
    void sharedNamesNoFeature() throws IOException {
        HouseRules.noTextNames(namesOfFeatures()).check(CLASSES.that(resideInAPackage(ROOT + "shared..")));
    }

    private static Set<String> namesOfFeatures() throws IOException {
        JsonNode contract = new YAMLMapper()
                .readTree(java.nio.file.Path.of("openapi", "openapi.yaml").toFile());
        Set<String> names = new TreeSet<>();
        contract.path("paths").findValues("operationId").forEach(id -> names.add(id.asText()));
        contract.path("tags").forEach(tag -> names.add(tag.path("name").asText()));
        contract.path("components").path("schemas").fieldNames().forEachRemaining(names::add);
        names.removeAll(Set.of("FieldError", "Money", "MoneyRequest", "Period", "Problem"));
        return names;
    }

    @Test
    void featuresHaveNoCycles() {
        slices().matching("dev.seatledger.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void nobodyDependsOnThePlan() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "plan..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "plan..")
                .check(CLASSES);
    }

    @Test
    void onlyApiPackagesKnowHttp() {
        noClasses()
                .that()
                .resideInAPackage("dev.seatledger..")
                .and()
                .resideOutsideOfPackages("dev.seatledger..api..", ROOT + "demo..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.ws.rs..", "org.jboss.resteasy..", "org.eclipse.microprofile.openapi..")
                .check(CLASSES);
    }

    @Test
    void domainDoesNotKnowItsApi() {
        HouseRules.DOMAIN_DOES_NOT_KNOW_AN_API.check(CLASSES);
    }

    @Test
    void entitiesNeverCrossHttp() {
        methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Path.class)
                .should(new ArchCondition<JavaMethod>("return no entity, however deep") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        for (JavaClass type : method.getReturnType().getAllInvolvedRawTypes()) {
                            events.add(new SimpleConditionEvent(
                                    method,
                                    !type.isAnnotatedWith(Entity.class),
                                    method.getFullName() + " returns " + type.getName()));
                        }
                    }
                })
                .check(CLASSES);
    }

    @Test
    void entitiesAreReadOnlyBecauseTheLedgerWrites() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .beAnnotatedWith(Immutable.class)
                .check(CLASSES);
    }

    @Test
    void everyOperationNamesItsRolesItsContractAndSurvivesADisconnect() {
        methods()
                .that(new com.tngtech.archunit.base.DescribedPredicate<JavaMethod>("are operations") {
                    @Override
                    public boolean test(JavaMethod method) {
                        return method.getAnnotations().stream()
                                .anyMatch(annotation ->
                                        annotation.getRawType().isAnnotatedWith("jakarta.ws.rs.HttpMethod"));
                    }
                })
                .should(new ArchCondition<JavaMethod>("name roles, an operation and not be cancellable") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        boolean hasRoles = method.isAnnotatedWith(RolesAllowed.class)
                                || method.isAnnotatedWith(PermitAll.class)
                                || method.getOwner().isAnnotatedWith(RolesAllowed.class);
                        boolean isSafe = method.isAnnotatedWith(Cancellable.class)
                                && !method.getAnnotationOfType(Cancellable.class)
                                        .value();
                        boolean isDescribed = method.isAnnotatedWith(Operation.class);
                        events.add(new SimpleConditionEvent(
                                method,
                                hasRoles && isSafe && isDescribed,
                                method.getFullName() + " roles=" + hasRoles + " uncancellable=" + isSafe + " described="
                                        + isDescribed));
                    }
                })
                .check(CLASSES);
    }

    /** A preview changes nothing; a token of the demo and a run that is due are the same however often they are asked for. */
    @Test
    void everyPostThatChangesSomethingTakesAnIdempotencyKey() {
        methods()
                .that()
                .areAnnotatedWith(POST.class)
                .and()
                .doNotHaveFullName(ROOT + "unit.api.UnitResource.preview(dev.seatledger.unit.api.PreviewRequest)")
                .and()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackages(ROOT + "demo..", ROOT + "invoice.recurring..")
                .should()
                .beAnnotatedWith(Idempotent.class)
                .check(CLASSES);
    }

    @Test
    void nowComesFromTheClock() {
        HouseRules.NOW_COMES_FROM_THE_CLOCK.check(CLASSES);
    }

    @Test
    void nothingIsFloatingPoint() {
        HouseRules.NOTHING_IS_FLOATING_POINT.check(CLASSES);
    }

    @Test
    void onlyServicesOpenSessions() {
        HouseRules.ONLY_SERVICES_ANNOTATE_SESSIONS.check(CLASSES);
        HouseRules.ONLY_SERVICES_OPEN_SESSIONS.check(CLASSES);
    }

    /** The pipeline writes, live plans read for many requests that come and go, and whoever sends documents answers no request. */
    @Test
    void onlyThePipelineLivePlansAndSendersSubscribe() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Pipeline")
                .and()
                .doNotHaveSimpleName("LivePlan")
                .and()
                .doNotHaveFullyQualifiedName(ROOT + "invoice.mail.Documents")
                .should()
                .callMethod(io.smallrye.mutiny.Uni.class, "subscribe")
                .check(CLASSES);
    }

    @Test
    void namesCarryNoEmptyWords() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Helper|Utils?|DTO|Dto)$")
                .check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        classes()
                .that()
                .haveSimpleName("package-info")
                .should()
                .beAnnotatedWith(org.jspecify.annotations.NullMarked.class)
                .check(CLASSES);
        var packages =
                CLASSES.stream().map(type -> type.getPackageName()).distinct().toList();
        var marked = CLASSES.stream()
                .filter(type -> type.getSimpleName().equals("package-info"))
                .map(type -> type.getPackageName())
                .toList();
        org.junit.jupiter.api.Assertions.assertEquals(
                java.util.List.of(),
                packages.stream().filter(name -> !marked.contains(name)).toList());
    }
}

package dev.seatledger.openapi;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import org.junit.jupiter.api.Test;

import dev.seatledger.testing.ContractSchemas;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Nothing is served that the contract does not tell of, nor the other way round. */
class RoutesTest {

    @Test
    void areThoseOfTheContract() {
        Set<String> told = ContractSchemas.committed().operations().values().stream()
                .map(operation -> operation.method() + " " + operation.path())
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(told, routes());
    }

    private static Set<String> routes() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.seatledger")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .map(JavaClass::reflect)
                        .flatMap(RoutesTest::routesOf)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> routesOf(Class<?> resource) {
        String root = resource.getAnnotation(Path.class).value();
        return Arrays.stream(resource.getDeclaredMethods()).flatMap(method -> Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(verb -> verb.value() + " " + joined(root, method.getAnnotation(Path.class))));
    }

    private static String joined(String root, Path path) {
        return ("/" + root + "/" + (path == null ? "" : path.value()))
                .replaceAll("/+", "/")
                .replaceAll("(?<=.)/$", "")
                .replaceAll("\\{([^:}]+):[^}]+}", "{$1}");
    }
}

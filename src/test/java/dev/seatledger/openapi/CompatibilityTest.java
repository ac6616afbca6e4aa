package dev.seatledger.openapi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;

import dev.seatledger.testing.ContractSchemas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.abort;

/**
 * The contract does not break clients of the version before: of the last commit, or, where the file is as committed, of the commit that
 * changed it before. {@code -Dcontract.base=<revision>} compares with another one. A break that is meant is listed, with its reason, in
 * {@code openapi/accepted-changes.yaml}.
 */
class CompatibilityTest {

    private static final String CONTRACT = "openapi/openapi.yaml";
    private static final Path ACCEPTED = Path.of("openapi", "accepted-changes.yaml");

    @Test
    void breaksNoClient() throws Exception {
        String now = Files.readString(ContractSchemas.COMMITTED);
        Optional<String> before = versionBefore(now);
        if (before.isEmpty()) {
            abort("There is nothing to compare " + CONTRACT + " with: no git, or no earlier version in this clone.");
        }

        List<String> breaks = new ArrayList<>(CompatibilityCheck.breaks(read(before.orElseThrow()), read(now)));
        breaks.removeAll(accepted());

        assertEquals(
                List.of(),
                breaks,
                "This breaks clients. If it is meant, list it in " + ACCEPTED + ", with the reason.");
    }

    @Test
    void hasAReasonForEachBreakThatIsMeant() throws IOException {
        for (JsonNode change : read(Files.readString(ACCEPTED)).path("changes")) {
            assertFalse(change.path("change").asText().isBlank(), change.toString());
            assertFalse(change.path("reason").asText().isBlank(), change.toString());
        }
    }

    private static List<String> accepted() throws IOException {
        List<String> accepted = new ArrayList<>();
        read(Files.readString(ACCEPTED))
                .path("changes")
                .forEach(change -> accepted.add(change.path("change").asText()));
        return accepted;
    }

    private static Optional<String> versionBefore(String now) throws Exception {
        String base = System.getProperty("contract.base");
        if (base != null) {
            return Optional.of(git("show", base + ":" + CONTRACT).orElseThrow());
        }
        Optional<String> last = git("show", "HEAD:" + CONTRACT);
        if (last.isEmpty() || !last.get().equals(now)) {
            return last;
        }
        List<String> changes = git("log", "--format=%H", "-2", "--", CONTRACT)
                .orElse("")
                .lines()
                .toList();
        return changes.size() < 2 ? Optional.empty() : git("show", changes.get(1) + ":" + CONTRACT);
    }

    /** What git says; empty if it refuses, or is not there. */
    private static Optional<String> git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException notInstalled) {
            return Optional.empty();
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0
                ? Optional.of(output)
                : Optional.empty();
    }

    private static JsonNode read(String yaml) throws IOException {
        return new YAMLMapper().readTree(yaml);
    }
}

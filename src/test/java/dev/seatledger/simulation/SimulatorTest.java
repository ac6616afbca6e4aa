package dev.seatledger.simulation;

import java.io.IOException;
import java.net.URI;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The simulator finds what is wrong, and only that: against a fake that is right by definition, or wrong in a known way. */
class SimulatorTest {

    private static final long SEED = 20240913;

    private static Report run(FakeSeatledger.Fault fault, int commands) throws IOException {
        try (FakeSeatledger fake = new FakeSeatledger(fault)) {
            return Simulator.run(new Wire(List.of(fake.address(), fake.address())), SEED, commands, 2);
        }
    }

    private static String failure(FakeSeatledger.Fault fault) {
        return assertThrows(AssertionError.class, () -> run(fault, 3_000)).getMessage();
    }

    @Test
    void findsNothingWhereNothingIsWrong() throws IOException {
        Report report = run((what, history, answer) -> {}, 1_500);
        assertTrue(report.commands() > 1_200, report.toString());
        assertTrue(report.companies() > 10, report.toString());
        assertTrue(report.documents() > 200, report.toString());
        assertTrue(report.refused() > 50, report.toString());
    }

    @Test
    void shrinksToTheCommandsThatMatter() {
        String failure = failure((what, history, answer) -> {
            int suspended = history.indexOf("suspend");
            boolean spoilt =
                    suspended >= 0 && history.subList(suspended, history.size()).contains("delete");
            if (what.equals("plan") && spoilt) {
                ObjectNode row = (ObjectNode) answer.path("units").path(0);
                row.put("paidSeats", row.path("paidSeats").asInt() + 1);
            }
        });
        assertTrue(failure.startsWith("plan units paidSeats"), failure);
        assertTrue(failure.contains("seed " + SEED + ", company seed "), failure);
        List<String> lines = failure.lines().toList();
        int suspension = lines.indexOf("{\"kind\":\"SUSPEND\"}");
        assertTrue(suspension > 0 && lines.get(suspension + 1).startsWith("{\"kind\":\"DELETE\""), failure);
        assertTrue(lines.get(suspension + 2).startsWith("which are, over HTTP"), failure);
        int terms = lines.indexOf(lines.stream()
                .filter(line -> line.startsWith("{\"customer\""))
                .findFirst()
                .orElseThrow());
        assertTrue(suspension - terms <= 3, failure);
    }

    @Test
    void comparesLinesAtTheEnd() {
        String failure = failure((what, history, answer) -> {
            JsonNode explanation = answer.path("lines").path(0).path("explanation");
            if (what.equals("whole") && explanation.path("numerator").asLong() == 31) {
                ((ObjectNode) explanation).put("numerator", 32);
            }
        });
        assertTrue(failure.startsWith("invoice lines explanation numerator"), failure);
    }

    @Test
    void findsAnInvoiceThatNobodyExpects() {
        String failure = failure((what, history, answer) -> {
            if (what.equals("item") && history.contains("amend") && history.lastIndexOf("clock") > 4) {
                answer.put("id", "another");
            }
        });
        assertTrue(failure.startsWith("number of new /invoices"), failure);
    }

    @Test
    void repeatsWhatItHasPrinted() throws IOException {
        Script script = ScriptWriter.write(SEED);
        assertEquals(script.terms(), Script.parse(script.toLines()).terms());
        assertEquals(script.commands(), Script.parse(script.toLines()).commands());
        try (FakeSeatledger fake = new FakeSeatledger((what, history, answer) -> {})) {
            List<URI> instances = List.of(fake.address());
            Simulator.replay(instances, script.toLines());
            Simulator.replay(instances, SEED);
        }
    }
}

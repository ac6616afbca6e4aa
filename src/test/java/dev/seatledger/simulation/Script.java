package dev.seatledger.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A company and all that happens to it.
 *
 * @param seed that it was written from; 0 if it was written by hand
 */
record Script(long seed, Terms terms, List<Command> commands) {

    private static final ObjectMapper JSON =
            new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_DEFAULT);

    Script {
        commands = List.copyOf(commands);
    }

    Script with(List<Command> others) {
        return new Script(seed, terms, others);
    }

    /** JSON lines: the terms, then each command. */
    String toLines() {
        StringBuilder lines = new StringBuilder(line(terms));
        commands.forEach(command -> lines.append('\n').append(line(command)));
        return lines.toString();
    }

    static String line(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@link #toLines} was, to repeat it. */
    static Script parse(String text) {
        try {
            List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
            Terms terms = JSON.readValue(lines.get(0), Terms.class);
            List<Command> commands = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                commands.add(JSON.readValue(line, Command.class));
            }
            return new Script(0, terms, commands);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

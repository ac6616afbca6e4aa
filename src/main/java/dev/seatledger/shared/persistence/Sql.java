package dev.seatledger.shared.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Statements that are files of their own, below {@code /sql}. */
public final class Sql {

    private Sql() {}

    /**
     * @param name without its ending
     */
    public static String statement(String name) {
        try (InputStream file = Sql.class.getResourceAsStream("/sql/" + name + ".sql")) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

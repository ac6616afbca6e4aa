package dev.seatledger.release;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.seatledger.testing.Instance;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** A migration that adds a nullable column is safe: releases that do not know the column go on as before. */
class ForeignColumnIT {

    /**
     * In every table a column of a name that nobody uses, and one of each name that another table has: a statement that names a column
     * without its table finds two of them, or the wrong one.
     */
    private static final String FOREIGN_COLUMNS = """
            DO $$
            DECLARE
                foreign_column record;
            BEGIN
                FOR foreign_column IN
                    SELECT t.tablename AS of_table, n.name
                      FROM pg_tables t
                     CROSS JOIN (SELECT column_name::text AS name FROM information_schema.columns WHERE table_schema = 'public'
                                 UNION SELECT 'foreign_column') n
                     WHERE t.schemaname = 'public' AND t.tablename <> 'flyway_schema_history'
                       AND NOT EXISTS (SELECT 1
                                         FROM information_schema.columns c
                                        WHERE c.table_schema = 'public' AND c.table_name = t.tablename AND c.column_name = n.name)
                LOOP
                    EXECUTE format('ALTER TABLE %I ADD COLUMN %I text', foreign_column.of_table, foreign_column.name);
                END LOOP;
            END
            $$""";

    @TempDir
    private Path directory;

    @Test
    void stopsNobodyWhoDoesNotKnowIt() throws Exception {
        try (Stage stage = new Stage(directory)) {
            Instance running = stage.start();
            // With statements that it has prepared.
            stage.live(running);
            assertEquals(List.of(), stage.unusedTables(), "tables that a company's life should touch, and does not");

            stage.execute(FOREIGN_COLUMNS);

            stage.live(running);
            stage.live(running, stage.start());
        }
    }
}

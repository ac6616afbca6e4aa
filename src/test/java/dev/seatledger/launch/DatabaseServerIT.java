package dev.seatledger.launch;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.seatledger.testing.FreshDatabase;
import dev.seatledger.testing.Instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A database that cannot be used is refused at once, in words for an operator. */
class DatabaseServerIT {

    @TempDir
    Path directory;

    @Test
    void refusesADatabaseThatCannotStoreEveryName() throws Exception {
        String latin = "latin_" + UUID.randomUUID().toString().replace("-", "");
        try (FreshDatabase database = FreshDatabase.create(directory.resolve("database"));
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE DATABASE " + latin + " ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");
            try {
                assertRefused(
                        database.toEnvironment().replaceFirst("[^/]*$", latin), "The database stores text as LATIN1;");
            } finally {
                statement.execute("DROP DATABASE " + latin);
            }
        }
    }

    @Test
    void refusesADatabaseThatIsNotThere() throws Exception {
        assertRefused("postgresql://me:secret@localhost:1/seatledger", "The database is not ready: ");
    }

    private void assertRefused(String databaseUrl, String reason) throws Exception {
        Map<String, String> environment = Map.of("SEATLEDGER_DEMO", "true", "SEATLEDGER_DATABASE_URL", databaseUrl);
        try (Instance refused = Instance.launch(directory, environment)) {
            assertEquals(78, refused.awaitExit(), refused.output());
            assertTrue(refused.output().contains("Seatledger cannot start. " + reason), refused.output());
            assertTrue(!refused.output().contains("secret"), "passwords are not told");
        }
    }
}

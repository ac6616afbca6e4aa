package dev.seatledger.launch;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class DatabaseServerTest {

    @Test
    void acceptsPostgres15AndLater() {
        assertEquals(Optional.empty(), new DatabaseServer(15, "UTF8").refusal());
        assertEquals(Optional.empty(), new DatabaseServer(18, "UTF8").refusal());
        assertEquals(
                Optional.of("The database is PostgreSQL 14; it must be 15 or later."),
                new DatabaseServer(14, "UTF8").refusal());
    }

    @Test
    void acceptsUnicodeOnly() {
        assertEquals(
                Optional.of(
                        "The database stores text as SQL_ASCII; create it with ENCODING 'UTF8', for names are written in"
                                + " any script."),
                new DatabaseServer(15, "SQL_ASCII").refusal());
    }
}

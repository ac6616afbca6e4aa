package dev.seatledger.shared.persistence;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import org.hibernate.exception.GenericJDBCException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.seatledger.shared.persistence.DatabaseFailure.Kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DatabaseFailureTest {

    @ParameterizedTest
    @CsvSource({
        // constraints, values, syntax, the server's own defects, what a trigger raises
        "23514,DEFECT,undone",
        "23505,DEFECT,undone",
        "22003,DEFECT,undone",
        "42703,DEFECT,undone",
        "XX000,DEFECT,undone",
        "P0001,DEFECT,undone",
        "53100,DEFECT,undone",
        "40003,UNAVAILABLE,unknown",
        "40001,CONFLICT,undone",
        "40P01,CONFLICT,undone",
        "55P03,CONFLICT,undone",
        "08006,UNAVAILABLE,unknown",
        "08P01,UNAVAILABLE,unknown",
        "57014,UNAVAILABLE,unknown",
        "57P01,UNAVAILABLE,unknown",
        "57P03,UNAVAILABLE,unknown",
        "28P01,UNAVAILABLE,undone",
        "3D000,UNAVAILABLE,undone",
        "53300,UNAVAILABLE,undone",
        "25006,UNAVAILABLE,undone"
    })
    void isToldBySqlStateHoweverItIsWrapped(String state, Kind kind, String outcome) {
        DatabaseFailure expected = new DatabaseFailure(kind, outcome.equals("unknown"));
        PgException error = new PgException("no", "ERROR", state, "");

        assertEquals(expected, DatabaseFailure.of(error));
        assertEquals(expected, DatabaseFailure.of(new CompletionException(new IllegalStateException(error))));
        // As Hibernate Reactive passes it on.
        assertEquals(
                expected, DatabaseFailure.of(new GenericJDBCException("no", new SQLException("no", state), "SELECT")));
    }

    @Test
    void leavesTheOutcomeOpenWhereTheServerEndsTheSession() {
        assertTrue(
                DatabaseFailure.of(new PgException("no", "FATAL", "40001", "")).outcomeIsUnknown());
        assertTrue(
                DatabaseFailure.of(new PgException("no", "PANIC", "XX000", "")).outcomeIsUnknown());
    }

    @Test
    void isUnavailableWhereTheConnectionIsLostOrNeverCame() {
        DatabaseFailure away = new DatabaseFailure(Kind.UNAVAILABLE, true);

        assertEquals(away, DatabaseFailure.of(new ConnectException("refused")));
        assertEquals(away, DatabaseFailure.of(new IOException("Connection reset by peer")));
        assertEquals(away, DatabaseFailure.of(new ClosedChannelException()));
        assertEquals(away, DatabaseFailure.of(ClosedConnectionException.INSTANCE));
        assertEquals(away, DatabaseFailure.of(new ConnectionPoolTooBusyException("too many")));
        assertEquals(away, DatabaseFailure.of(new VertxException("Timeout waiting for connection", true)));
        assertEquals(away, DatabaseFailure.of(new TimeoutException()));
        assertEquals(away, DatabaseFailure.of(new io.smallrye.mutiny.TimeoutException()));
        assertEquals(away, DatabaseFailure.of(new IllegalStateException(new ConnectException("refused"))));
    }

    @Test
    void isADefectIfItIsNoFailureOfTheDatabase() {
        DatabaseFailure defect = new DatabaseFailure(Kind.DEFECT, true);

        assertEquals(defect, DatabaseFailure.of(new NullPointerException()));
        assertEquals(defect, DatabaseFailure.of(new FileNotFoundException()));
    }
}

package dev.seatledger.shared.persistence;

import java.io.IOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;

/**
 * What a failure of the database means to whoever sent the statement.
 *
 * @param outcomeIsUnknown whether the statement may have been committed all the same; then it must not be repeated
 */
public record DatabaseFailure(Kind kind, boolean outcomeIsUnknown) {

    public enum Kind {
        /** A mistake of ours or of whoever changed the database; it would fail again. Also whatever is no failure of the database. */
        DEFECT,
        /** Another transaction was in the way. The statement is undone and may be repeated, a few times. */
        CONFLICT,
        /** The database cannot be reached, or not in time, or does not let us in. */
        UNAVAILABLE
    }

    /** {@code serialization_failure}, {@code deadlock_detected}, {@code lock_not_available} */
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01", "55P03");

    /** {@code too_many_connections}, {@code read_only_sql_transaction} (a standby), {@code idle_in_transaction_session_timeout} */
    private static final Set<String> NOT_NOW = Set.of("53300", "25006", "25P03");

    /** Connection exceptions; refused authentication; no such database; cancelled, shut down, starting up. */
    private static final Set<String> CLASSES_OF_UNAVAILABLE = Set.of("08", "28", "3D", "57");

    /**
     * A server that ends the session may have committed before. A connection pooler reports with class 08 that it has lost the server, whose
     * answer nobody knows then.
     */
    private static final Set<String> CLASSES_OF_UNKNOWN = Set.of("08", "57");

    private static final String STATEMENT_COMPLETION_UNKNOWN = "40003";

    /** Severities that end the session; its last commit may have happened. */
    private static final Set<String> ENDS_THE_SESSION = Set.of("FATAL", "PANIC");

    /** Looks through whatever the failure is wrapped in; Hibernate turns the driver's exceptions into JDBC's. */
    public static DatabaseFailure of(Throwable failure) {
        return causes(failure)
                .flatMap(cause -> toldByTheServer(cause).stream())
                .findFirst()
                .orElseGet(() -> new DatabaseFailure(
                        causes(failure).anyMatch(DatabaseFailure::isLostConnection) ? Kind.UNAVAILABLE : Kind.DEFECT,
                        true));
    }

    /** Whether PostgreSQL has said so; anything else leaves it open whether the commit happened. */
    public boolean hasUndoneTheStatement() {
        return !outcomeIsUnknown;
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    private static Optional<DatabaseFailure> toldByTheServer(Throwable failure) {
        if (failure instanceof PgException error) {
            return Optional.of(of(
                    String.valueOf(error.getSqlState()),
                    ENDS_THE_SESSION.contains(String.valueOf(error.getSeverity()))));
        }
        return failure instanceof SQLException error && error.getSQLState() != null
                ? Optional.of(of(error.getSQLState(), false))
                : Optional.empty();
    }

    private static DatabaseFailure of(String state, boolean endsTheSession) {
        String stateClass = state.substring(0, Math.min(2, state.length()));
        boolean isUnknown =
                endsTheSession || CLASSES_OF_UNKNOWN.contains(stateClass) || state.equals(STATEMENT_COMPLETION_UNKNOWN);
        if (CONFLICTS.contains(state) && !isUnknown) {
            return new DatabaseFailure(Kind.CONFLICT, false);
        }
        boolean isUnavailable = isUnknown || CLASSES_OF_UNAVAILABLE.contains(stateClass) || NOT_NOW.contains(state);
        return new DatabaseFailure(isUnavailable ? Kind.UNAVAILABLE : Kind.DEFECT, isUnknown);
    }

    /**
     * Connections that are refused, cut or closed, and those that the pool has no room or no time for. Other exceptions of input and output
     * (files, JSON) are subclasses of IOException that the network does not throw.
     */
    private static boolean isLostConnection(Throwable failure) {
        return (failure instanceof VertxException && !(failure instanceof PgException))
                || failure instanceof SocketException
                || failure instanceof UnknownHostException
                || failure instanceof ClosedChannelException
                || failure instanceof SSLException
                || failure instanceof TimeoutException
                || failure instanceof io.smallrye.mutiny.TimeoutException
                || failure.getClass() == IOException.class;
    }
}

package dev.seatledger.launch;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the schema up to date before anything uses it. Instances that start together wait for each other. */
final class Migrations {

    private Migrations() {}

    /**
     * @throws CannotStart if the database cannot be reached, is none that we can use, or a migration fails
     */
    static void run(DatabaseUrl database) {
        DatabaseServer.check(database);
        try {
            of(database).migrate();
        } catch (FlywayException e) {
            throw new CannotStart("The database is not ready: " + e.getMessage(), e);
        }
    }

    /**
     * Changes nothing.
     *
     * @throws CannotStart if the database cannot be reached, or the schema is not the one that this release knows
     */
    static void check(DatabaseUrl database) {
        DatabaseServer.check(database);
        try {
            of(database).validate();
        } catch (FlywayException e) {
            throw new CannotStart("The database schema does not match this release: " + e.getMessage(), e);
        }
    }

    private static Flyway of(DatabaseUrl database) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .locations("classpath:db/migration")
                // A rolling update may start the older release once more after the newer one has migrated.
                .ignoreMigrationPatterns("*:future")
                .load();
    }
}

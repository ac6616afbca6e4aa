package dev.seatledger.launch;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Everything that must be in place before the application boots, and the configuration that follows from it.
 *
 * @param properties for the application
 * @param embedded the database that was started for it, if one was
 */
public record Launch(Map<String, String> properties, Optional<EmbeddedDatabase> embedded) implements AutoCloseable {

    /** The issuer of the demo's own tokens. */
    static final String DEMO_ISSUER = "https://seatledger.example/demo";

    public Launch {
        properties = Map.copyOf(properties);
    }

    /**
     * Starts the embedded database if no other is configured, migrates the schema, and loads the demo's keys.
     *
     * @throws CannotStart with what an operator has to change
     */
    public static Launch prepare(Settings settings) {
        return prepare(settings, Migrations::run);
    }

    /**
     * The same for a command that only reads: the database must be there, and is not migrated.
     *
     * @throws CannotStart with what an operator has to change
     */
    public static Launch prepareToRead(Settings settings) {
        if (settings.databaseUrl().isEmpty() && !EmbeddedDatabase.exists(settings.dataDirectory())) {
            throw new CannotStart("There is no database in %s, and %s is not set."
                    .formatted(settings.dataDirectory(), Settings.DATABASE_URL));
        }
        return prepare(settings, Migrations::check);
    }

    private static Launch prepare(Settings settings, Consumer<DatabaseUrl> schema) {
        Optional<EmbeddedDatabase> embedded = settings.databaseUrl().isPresent()
                ? Optional.empty()
                : Optional.of(EmbeddedDatabase.start(settings.dataDirectory()));
        try {
            DatabaseUrl database = embedded.map(EmbeddedDatabase::url)
                    .orElseGet(() -> DatabaseUrl.parse(settings.databaseUrl().orElseThrow()));
            schema.accept(database);
            Map<String, String> properties = new HashMap<>();
            properties.put("quarkus.datasource.reactive.url", database.reactiveUrl());
            properties.put("quarkus.datasource.username", database.user());
            properties.put("quarkus.datasource.password", database.password());
            properties.put("seatledger.demo", String.valueOf(settings.isDemo()));
            properties.putAll(settings.isDemo() ? demoKeys(database) : productionKeys(settings));
            return new Launch(properties, embedded);
        } catch (RuntimeException e) {
            embedded.ifPresent(EmbeddedDatabase::close);
            throw e;
        }
    }

    @Override
    public void close() {
        embedded.ifPresent(EmbeddedDatabase::close);
    }

    private static Map<String, String> demoKeys(DatabaseUrl database) {
        DemoKeys keys = DemoKeys.of(database);
        return Map.of(
                "mp.jwt.verify.publickey", keys.publicKeys(),
                "mp.jwt.verify.issuer", DEMO_ISSUER,
                "smallrye.jwt.sign.key", keys.privateKey());
    }

    private static Map<String, String> productionKeys(Settings settings) {
        return Map.of(
                "mp.jwt.verify.publickey.location", settings.jwksUrl().orElseThrow(),
                "mp.jwt.verify.issuer", settings.issuer().orElseThrow());
    }
}

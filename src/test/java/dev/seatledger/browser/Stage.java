package dev.seatledger.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import dev.seatledger.launch.EmbeddedDatabase;
import dev.seatledger.testing.Instance;

/** Two instances of the packaged application on one database, in demo mode, and one that is no demo on another. */
final class Stage implements BeforeAllCallback, AfterAllCallback {

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private Path directory;
    private EmbeddedDatabase database;
    private Instance one;
    private Instance other;
    private Production production;

    @Override
    public void beforeAll(ExtensionContext test) throws Exception {
        directory = Files.createTempDirectory(Files.createDirectories(Path.of("target", "browser-stage")), "run");
        database = EmbeddedDatabase.start(directory.resolve("database"));
        started.push(database);
        one = launch("one", demo());
        other = launch("other", demo());
        IdentityProvider provider = IdentityProvider.start(Production.CLIENT);
        started.push(provider);
        HostSite host = HostSite.start();
        started.push(host);
        Instance instance = launch("production", production(provider, host));
        for (Instance each : List.of(one, other, instance)) {
            each.awaitReady();
        }
        production = Production.of(instance, provider, host);
    }

    /** The one that pages are open on. */
    Instance one() {
        return one;
    }

    /** The one that others use meanwhile. */
    Instance other() {
        return other;
    }

    /** The one that is no demo. */
    Production production() {
        return production;
    }

    private Instance launch(String name, Map<String, String> environment) throws Exception {
        Instance instance = Instance.launch(directory.resolve(name), environment);
        started.push(instance);
        return instance;
    }

    private Map<String, String> production(IdentityProvider provider, HostSite host) throws Exception {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://" + database.url().location(),
                        database.url().user(),
                        "");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE production");
        }
        Map<String, String> environment = new HashMap<>();
        environment.put("SEATLEDGER_DATABASE_URL", databaseUrl("production"));
        environment.put("SEATLEDGER_JWKS_URL", provider.jwksUrl());
        environment.put("SEATLEDGER_JWT_ISSUER", provider.issuer());
        environment.put("SEATLEDGER_ISSUERS_MAIN_LEGAL_NAME", "Example Billing SAS");
        environment.put("SEATLEDGER_ISSUERS_MAIN_ADDRESS", "1 rue de l'Exemple,75002 Paris");
        environment.put("SEATLEDGER_ISSUERS_MAIN_COUNTRY", "FR");
        environment.put("SEATLEDGER_ISSUERS_MAIN_VAT_NUMBER", "FR00000000000");
        environment.put("SEATLEDGER_DASHBOARD_AUTHORITY", provider.issuer());
        environment.put("SEATLEDGER_DASHBOARD_CLIENT_ID", Production.CLIENT);
        environment.put("SEATLEDGER_DASHBOARD_SCOPE", "openid offline_access");
        environment.put("SEATLEDGER_DASHBOARD_HOST_ORIGINS", host.origin());
        return environment;
    }

    private Map<String, String> demo() {
        return Map.of("SEATLEDGER_DEMO", "true", "SEATLEDGER_DATABASE_URL", databaseUrl("postgres"));
    }

    private String databaseUrl(String name) {
        String server = database.url().location().replaceAll("/.*", "");
        return "postgresql://" + database.url().user() + "@" + server + "/" + name;
    }

    @Override
    public void afterAll(ExtensionContext test) throws Exception {
        while (!started.isEmpty()) {
            started.pop().close();
        }
    }
}

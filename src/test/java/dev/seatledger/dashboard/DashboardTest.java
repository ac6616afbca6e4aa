package dev.seatledger.dashboard;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What an operator sets, and what browsers are told then. */
class DashboardTest {

    private static final String AUTHORITY = "SEATLEDGER_DASHBOARD_AUTHORITY";
    private static final String CLIENT_ID = "SEATLEDGER_DASHBOARD_CLIENT_ID";
    private static final String SCOPE = "SEATLEDGER_DASHBOARD_SCOPE";
    private static final String HOST_ORIGINS = "SEATLEDGER_DASHBOARD_HOST_ORIGINS";

    @Test
    void talksToNobodyAndIsFramedByNobodyUnlessToldSo() {
        Dashboard dashboard = with(Map.of());

        assertEquals(Optional.empty(), dashboard.identityProvider());
        assertEquals(List.of(), dashboard.hostOrigins());
        assertEquals(
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                        + "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
                dashboard.contentSecurityPolicy());
    }

    @Test
    void mayTalkToItsIdentityProvider() {
        Dashboard dashboard = with(Map.of(AUTHORITY, "https://login.example:8443/realms/main", CLIENT_ID, "dashboard"));

        assertEquals(
                new Dashboard.IdentityProvider("https://login.example:8443/realms/main", "dashboard", "openid"),
                dashboard.identityProvider().orElseThrow());
        assertTrue(
                dashboard.contentSecurityPolicy().contains("connect-src 'self' https://login.example:8443;"),
                dashboard.contentSecurityPolicy());
    }

    @Test
    void asksForWhatItIsToldTo() {
        Dashboard dashboard = with(Map.of(
                AUTHORITY, "https://login.example", CLIENT_ID, "dashboard", SCOPE, "openid offline_access seatledger"));

        assertEquals(
                "openid offline_access seatledger",
                dashboard.identityProvider().orElseThrow().scope());
    }

    @Test
    void mayBeFramedByItsHosts() {
        Dashboard dashboard = with(Map.of(HOST_ORIGINS, "https://app.example,https://beta.example"));

        assertEquals(List.of("https://app.example", "https://beta.example"), dashboard.hostOrigins());
        assertTrue(
                dashboard.contentSecurityPolicy().contains("frame-ancestors https://app.example https://beta.example;"),
                dashboard.contentSecurityPolicy());
    }

    @Test
    void refusesHalfAnIdentityProvider() {
        IllegalStateException failure =
                assertThrows(IllegalStateException.class, () -> with(Map.of(AUTHORITY, "https://login.example")));

        assertTrue(failure.getMessage().contains(CLIENT_ID), failure.getMessage());
    }

    @Test
    void takesAddressesThatCannotEndThePolicyOrBeReadOnTheWay() {
        for (String origin : List.of("https://app.example", "https://app.example:8443", "http://localhost:3000")) {
            assertTrue(origin.matches(DashboardConfig.ORIGIN), origin);
        }
        for (String origin : List.of(
                "http://app.example",
                "*",
                "https://*.example",
                "https://app.example;",
                "https://app.example/",
                "https://app.example 'unsafe-inline'",
                "javascript:alert(1)",
                "http://localhost.example")) {
            assertTrue(!origin.matches(DashboardConfig.ORIGIN), origin);
        }
    }

    private static Dashboard with(Map<String, String> environment) {
        return new Dashboard(new SmallRyeConfigBuilder()
                .withMapping(DashboardConfig.class)
                .withSources(new EnvConfigSource(environment, 300))
                .build()
                .getConfigMapping(DashboardConfig.class));
    }
}

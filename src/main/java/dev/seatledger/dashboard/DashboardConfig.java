package dev.seatledger.dashboard;

import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Pattern;

/** Where the page gets its tokens from. With none of these, and without the demo, nobody can sign in to it. */
@ConfigMapping(prefix = "seatledger.dashboard")
public interface DashboardConfig {

    /** TLS, or this machine. */
    String ORIGIN = "(https://[A-Za-z0-9.-]+|http://(localhost|127\\.0\\.0\\.1))(:[0-9]{1,5})?";

    /** The identity provider's issuer: {@code https://login.example/realms/main}. Its discovery document is below it. */
    Optional<@Pattern(regexp = ORIGIN + "(/[A-Za-z0-9._~/-]*)?") String> authority();

    /** The page as the identity provider knows it: a public client, with the page's own address as redirect. */
    Optional<String> clientId();

    /** What is asked for. Providers that hand out refresh tokens for the asking want {@code offline_access} too. */
    @WithDefault("openid")
    String scope();

    /** Origins whose pages may frame this one and hand it tokens: {@code https://app.example}. */
    Optional<List<@Pattern(regexp = ORIGIN) String>> hostOrigins();
}

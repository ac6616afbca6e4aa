package dev.seatledger.dashboard;

import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Pattern;

/** Where the page gets its tokens from. If none of these is set, and the demo is off, nobody can sign in. */
@ConfigMapping(prefix = "seatledger.dashboard")
public interface DashboardConfig {

    /** TLS, or this machine. */
    String ORIGIN = "(https://[A-Za-z0-9.-]+|http://(localhost|127\\.0\\.0\\.1))(:[0-9]{1,5})?";

    /** The identity provider's issuer: {@code https://login.example/realms/main}. Its discovery document is below it. */
    Optional<@Pattern(regexp = ORIGIN + "(/[A-Za-z0-9._~/-]*)?") String> authority();

    /** The page as the identity provider knows it: a public client, with the page's own address as redirect. */
    Optional<String> clientId();

    /** The requested scope. Providers that issue refresh tokens only on request need {@code offline_access} as well. */
    @WithDefault("openid")
    String scope();

    /** Origins whose pages may embed this one in a frame and pass tokens to it: {@code https://app.example}. */
    Optional<List<@Pattern(regexp = ORIGIN) String>> hostOrigins();
}

package dev.seatledger.dashboard;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

/** What is configured, checked. */
@ApplicationScoped
public class Dashboard {

    private final Optional<IdentityProvider> identityProvider;
    private final List<String> hostOrigins;

    /**
     * @throws IllegalStateException if only one of authority and client id is set
     */
    Dashboard(DashboardConfig config) {
        if (config.authority().isPresent() != config.clientId().isPresent()) {
            throw new IllegalStateException(
                    "SEATLEDGER_DASHBOARD_AUTHORITY and SEATLEDGER_DASHBOARD_CLIENT_ID belong together: set both or neither.");
        }
        this.identityProvider = config.authority().flatMap(authority -> config.clientId()
                .map(client -> new IdentityProvider(authority, client, config.scope())));
        this.hostOrigins = config.hostOrigins().map(List::copyOf).orElse(List.of());
    }

    /** Where people sign in: authorization code with PKCE. */
    public record IdentityProvider(String authority, String clientId, String scope) {

        /** Without its path. */
        String origin() {
            URI uri = URI.create(authority);
            return uri.getScheme() + "://" + uri.getRawAuthority();
        }
    }

    public Optional<IdentityProvider> identityProvider() {
        return identityProvider;
    }

    public List<String> hostOrigins() {
        return hostOrigins;
    }

    /** Only this page's own files, no inline code, and connections only to this service and the identity provider. */
    String contentSecurityPolicy() {
        String connect =
                identityProvider.map(provider -> " " + provider.origin()).orElse("");
        String ancestors = hostOrigins.isEmpty() ? "'none'" : String.join(" ", hostOrigins);
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'"
                + connect + "; frame-ancestors " + ancestors + "; base-uri 'none'; form-action 'none'";
    }
}

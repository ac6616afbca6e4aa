package dev.seatledger.shared.security;

import java.time.Instant;
import java.util.Set;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The caller of the running request, from its token's claims. */
@RequestScoped
public class CurrentCaller {

    private final SecurityIdentity identity;

    CurrentCaller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** To be called while the request is being matched, before anything asynchronous. */
    public Caller get() {
        return TokenClaims.callerOf(token(), Set.copyOf(identity.getRoles()));
    }

    /** When the token expires, by {@link dev.seatledger.shared.time.RealTime}. To be called as {@link #get} is. */
    public Instant validUntil() {
        return Instant.ofEpochSecond(token().getExpirationTime());
    }

    private JsonWebToken token() {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            throw new AuthenticationFailedException("no token");
        }
        return token;
    }
}

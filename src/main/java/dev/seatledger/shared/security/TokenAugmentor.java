package dev.seatledger.shared.security;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Refuses tokens whose claims contradict their roles, before any endpoint is reached. */
@ApplicationScoped
class TokenAugmentor implements SecurityIdentityAugmentor {

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom().item(() -> {
            if (identity.getPrincipal() instanceof JsonWebToken token) {
                TokenClaims.callerOf(token, identity.getRoles());
            }
            return identity;
        });
    }
}

package dev.seatledger.demo;

import java.time.Duration;
import java.util.Set;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Signs tokens as an identity provider would, with the key pair that the demo's instances share. */
@ApplicationScoped
class DemoTokens {

    private static final Duration LIFETIME = Duration.ofHours(12);

    private final String issuer;

    DemoTokens(@ConfigProperty(name = "mp.jwt.verify.issuer") String issuer) {
        this.issuer = issuer;
    }

    String tokenFor(DemoTokenRequest request) {
        JwtClaimsBuilder claims = Jwt.issuer(issuer)
                .audience("seatledger")
                .subject("demo-" + request.role())
                .groups(Set.of(request.role()))
                .expiresIn(LIFETIME);
        if (request.companyId() != null) {
            claims.claim("company_id", request.companyId().toString());
        }
        return claims.sign();
    }
}

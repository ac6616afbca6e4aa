package dev.seatledger.shared.security;

import java.util.Collections;
import java.util.Set;
import java.util.UUID;

import io.quarkus.security.AuthenticationFailedException;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** What our tokens must say beyond what the JWT layer checks. */
final class TokenClaims {

    static final String COMPANY_ID = "company_id";

    private static final int MAX_SUBJECT = 255;

    private TokenClaims() {}

    /**
     * @throws AuthenticationFailedException if the subject is missing or longer than 255 characters, a role within a company comes without
     *     a company, or together with a role of the vendor's own people
     */
    static Caller callerOf(JsonWebToken token, Set<String> roles) {
        String subject = token.getSubject();
        if (subject == null || subject.isBlank() || subject.length() > MAX_SUBJECT) {
            throw new AuthenticationFailedException("the token has no usable subject");
        }
        if (Collections.disjoint(roles, Roles.TENANT)) {
            // Of the vendor's own people, or of nobody.
            return new Caller(subject, roles, null);
        }
        if (!Collections.disjoint(roles, Roles.BACK_OFFICE)) {
            throw new AuthenticationFailedException("the token is for a company and for the back office");
        }
        UUID companyId = uuid(token.getClaim(COMPANY_ID));
        if (companyId == null) {
            throw new AuthenticationFailedException("the token names no company");
        }
        return new Caller(subject, roles, companyId);
    }

    private static @Nullable UUID uuid(@Nullable Object claim) {
        if (claim == null) {
            return null;
        }
        try {
            return UUID.fromString(claim.toString());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}

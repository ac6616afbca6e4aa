package dev.seatledger.authorisation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import org.eclipse.microprofile.config.ConfigProvider;

import dev.seatledger.shared.security.Roles;
import dev.seatledger.testing.Api;

/** Who asks. All but {@link #NONE} carry a token that is signed by the right key. */
enum Caller {
    NONE,
    EXPIRED,
    WRONG_ISSUER,
    WRONG_AUDIENCE,
    WITHOUT_A_ROLE,
    AGENT(Roles.AGENT),
    SUPERVISOR(Roles.SUPERVISOR),
    ADMIN(Roles.ADMIN),
    OWNER(Roles.OWNER),
    ADMIN_AND_OWNER(Roles.ADMIN, Roles.OWNER),
    PARTNER(Roles.PARTNER),
    ACCOUNT_EXECUTIVE(Roles.ACCOUNT_EXECUTIVE),
    CUSTOMER_SUCCESS(Roles.CUSTOMER_SUCCESS),
    OWNER_OF_ANOTHER_COMPANY(Roles.OWNER);

    private static final Set<Caller> UNKNOWN = Set.of(NONE, EXPIRED, WRONG_ISSUER, WRONG_AUDIENCE);
    private static final Set<Caller> BACK_OFFICE = Set.of(ACCOUNT_EXECUTIVE, CUSTOMER_SUCCESS);
    private static final Duration LONG_ENOUGH = Duration.ofHours(1);
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    @SuppressWarnings("ImmutableEnumChecker") // Set.of never changes
    private final Set<String> roles;

    Caller(String... roles) {
        this.roles = Set.of(roles);
    }

    /** Whether the caller has no token that is valid here and now. */
    boolean isUnknown() {
        return UNKNOWN.contains(this);
    }

    boolean isBackOffice() {
        return BACK_OFFICE.contains(this);
    }

    boolean hasOneOf(Set<String> allowed) {
        Set<String> both = new HashSet<>(roles);
        both.retainAll(allowed);
        return !both.isEmpty();
    }

    /**
     * The caller, in this company.
     *
     * @param allowed the roles that would do: a token that is wrong in one point has them, so that nothing else can be what it is refused
     *     for
     */
    Api in(UUID companyId, Set<String> allowed) {
        if (this == NONE) {
            return Api.anonymous();
        }
        return Api.withToken(TOKENS.computeIfAbsent(
                this + " " + companyId + (isUnknown() ? allowed : roles), key -> token(companyId, allowed)));
    }

    private String token(UUID companyId, Set<String> allowed) {
        String issuer = ConfigProvider.getConfig().getValue("mp.jwt.verify.issuer", String.class);
        JwtClaimsBuilder claims = Jwt.issuer(this == WRONG_ISSUER ? "https://elsewhere.example" : issuer)
                .audience(this == WRONG_AUDIENCE ? "another-service" : "seatledger")
                .subject(this + " of " + companyId)
                .groups(isUnknown() ? allowed : roles)
                .expiresAt(Instant.now().plus(this == EXPIRED ? Duration.ofMinutes(-1) : LONG_ENOUGH));
        if (!isBackOffice()) {
            claims.claim("company_id", companyId.toString());
        }
        return claims.sign();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

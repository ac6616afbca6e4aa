package dev.seatledger.shared.security;

import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.testing.Api;
import dev.seatledger.testing.HttpTest;

import static dev.seatledger.testing.CompanyBuilder.aCompany;
import static dev.seatledger.testing.Problems.assertInvalid;
import static dev.seatledger.testing.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Tokens that differ from a valid one in one point each; the application under test shares its signing key with the test. */
@QuarkusTest
class TokensTest extends HttpTest {

    private static final String ISSUER = "https://seatledger.example/demo";

    @Test
    void areAcceptedWhenEverythingIsRight() {
        UUID companyId = aCompany().onboard();

        assertEquals(200, plan(companyId, valid(companyId).sign()).statusCode());
    }

    @Test
    void mayNameMoreThanOneRole() {
        UUID companyId = aCompany().onboard();

        assertEquals(
                200,
                plan(
                                companyId,
                                valid(companyId)
                                        .groups(Set.of("admin", "owner", "unheard_of"))
                                        .sign())
                        .statusCode());
    }

    @Test
    void areRefusedAfterTheirTime() {
        assertRefused(company ->
                valid(company).expiresAt(Instant.now().minusSeconds(11)).sign());
    }

    @Test
    void areRefusedBeforeTheirTime() {
        assertRefused(company -> valid(company)
                .claim("nbf", Instant.now().plusSeconds(30).getEpochSecond())
                .sign());
    }

    @Test
    void mayBeATrifleEarlyForClocksDiffer() {
        UUID companyId = aCompany().onboard();
        String token = valid(companyId)
                .claim("nbf", Instant.now().plusSeconds(5).getEpochSecond())
                .sign();

        assertEquals(200, plan(companyId, token).statusCode());
    }

    @Test
    void areRefusedFromAnotherIssuer() {
        assertRefused(
                company -> valid(company).issuer("https://elsewhere.example").sign());
    }

    @Test
    void areRefusedForAnotherAudience() {
        assertRefused(company -> valid(company).audience("another-service").sign());
    }

    @Test
    void areRefusedWithoutACompanyWhereTheRoleNeedsOne() {
        assertRefused(company -> claims().groups("owner").sign());
        assertRefused(company ->
                claims().groups("owner").claim("company_id", "everything").sign());
        assertRefused(
                company -> claims().groups(Set.of("owner", "account_executive")).sign());
    }

    /** Else an owner of one company who also works for the vendor would reach the invoices of all. */
    @Test
    void refusesRolesWithinACompanyTogetherWithTheVendors() {
        assertRefused(company -> claims().groups(Set.of("owner", "account_executive"))
                .claim("company_id", company.toString())
                .sign());
    }

    @Test
    void areRefusedWithoutASubject() {
        assertRefused(company -> Jwt.issuer(ISSUER)
                .audience("seatledger")
                .groups("owner")
                .claim("company_id", company.toString())
                .expiresIn(60)
                .sign());
    }

    @Test
    void areRefusedWhenSignedByAnotherKey() throws NoSuchAlgorithmException {
        var otherKey = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();

        assertRefused(company -> valid(company).sign(otherKey));
    }

    @Test
    void areRefusedWhenSignedWithAnotherAlgorithm() throws JoseException {
        String jwk = ConfigProvider.getConfig().getValue("smallrye.jwt.sign.key", String.class);
        PrivateKey rightKey = new RsaJsonWebKey(JsonUtil.parseJson(jwk)).getPrivateKey();

        assertRefused(company ->
                valid(company).jws().algorithm(SignatureAlgorithm.RS512).sign(rightKey));
        assertRefused(company -> valid(company).signWithSecret("a secret that is long enough for HS256"));
    }

    @Test
    void areRefusedUnsigned() {
        assertRefused(company -> {
            String[] parts = valid(company).sign().split("\\.", -1);
            String header = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
            return header + "." + parts[1] + ".";
        });
    }

    @Test
    void areRefusedWhenTheirClaimsWereChanged() {
        assertRefused(company -> {
            String[] mine = valid(UUID.randomUUID()).sign().split("\\.", -1);
            String[] yours = valid(company).sign().split("\\.", -1);
            return mine[0] + "." + yours[1] + "." + mine[2];
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "Bearer", "{}"})
    void areRefusedWhenTheyAreNone(String token) {
        assertRefused(company -> token);
    }

    @Test
    void ofTheDemoNeedARoleAndACompany() {
        assertInvalid("role", Api.anonymous().post("/demo/tokens", Map.of("role", "king")));
        assertInvalid("companyId", Api.anonymous().post("/demo/tokens", Map.of("role", "owner")));
        assertInvalid("companyId", Api.anonymous().post("/demo/tokens", Map.of("role", "owner", "companyId", "1")));
    }

    private static void assertRefused(java.util.function.Function<UUID, String> token) {
        UUID companyId = aCompany().onboard();

        Response response = plan(companyId, token.apply(companyId));

        assertProblem(ProblemType.AUTHENTICATION_REQUIRED, response);
        assertEquals("Bearer", response.header("WWW-Authenticate"));
    }

    private static Response plan(UUID companyId, String token) {
        return Api.withToken(token).get("/companies/" + companyId + "/plan");
    }

    private static JwtClaimsBuilder valid(UUID companyId) {
        return claims().groups("owner").claim("company_id", companyId.toString());
    }

    private static JwtClaimsBuilder claims() {
        return Jwt.issuer(ISSUER).audience("seatledger").subject("somebody").expiresIn(60);
    }
}

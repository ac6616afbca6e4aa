package dev.seatledger.launch;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.UUID;

import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * The demo's own key pair. It is created by the first instance that starts with a database and read by all others, so that they accept each
 * other's tokens.
 *
 * @param publicKeys a JWK set
 * @param privateKey a JWK
 */
record DemoKeys(String publicKeys, String privateKey) {

    private static final int KEY_BITS = 2048;

    /**
     * @throws CannotStart if the database does not respond
     */
    static DemoKeys of(DatabaseUrl database) {
        try (Connection connection =
                DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())) {
            DemoKeys found = find(connection);
            return found == null ? createOrFind(connection) : found;
        } catch (SQLException | JoseException e) {
            throw new CannotStart("The demo's keys cannot be loaded: " + e.getMessage(), e);
        }
    }

    private static DemoKeys createOrFind(Connection connection) throws SQLException, JoseException {
        RsaJsonWebKey pair = RsaJwkGenerator.generateJwk(KEY_BITS);
        pair.setKeyId(UUID.randomUUID().toString());
        pair.setUse("sig");
        pair.setAlgorithm("RS256");
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO demo_key (key_id, public_jwk, private_jwk, is_current) VALUES (?, ?, ?, true) ON CONFLICT DO NOTHING")) {
            insert.setString(1, pair.getKeyId());
            insert.setString(2, pair.toJson(OutputControlLevel.PUBLIC_ONLY));
            insert.setString(3, pair.toJson(OutputControlLevel.INCLUDE_PRIVATE));
            insert.executeUpdate();
        }
        return Objects.requireNonNull(find(connection), "just inserted by us or by another");
    }

    private static @Nullable DemoKeys find(Connection connection) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT public_jwk, private_jwk FROM demo_key WHERE is_current")) {
            return row.next() ? new DemoKeys("{\"keys\":[" + row.getString(1) + "]}", row.getString(2)) : null;
        }
    }
}

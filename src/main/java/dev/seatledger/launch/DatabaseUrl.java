package dev.seatledger.launch;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * The database's location and credentials, in the formats that the two drivers need.
 *
 * @param location {@code host:port/name?parameters}
 */
public record DatabaseUrl(String location, String user, String password) {

    private static final int DEFAULT_PORT = 5432;

    /**
     * @param url {@code postgresql://user:password@host:port/name}; percent-encode what is special in user and password
     * @throws CannotStart if it is malformed
     */
    public static DatabaseUrl parse(String url) {
        try {
            URI uri = new URI(url);
            String userInfo = uri.getRawUserInfo();
            if (!"postgresql".equals(uri.getScheme())
                    || uri.getHost() == null
                    || userInfo == null
                    || uri.getPath().length() < 2) {
                throw malformed();
            }
            int colon = userInfo.indexOf(':');
            int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return new DatabaseUrl(
                    uri.getHost() + ":" + port + uri.getPath() + query,
                    decode(colon < 0 ? userInfo : userInfo.substring(0, colon)),
                    decode(colon < 0 ? "" : userInfo.substring(colon + 1)));
        } catch (java.net.URISyntaxException e) {
            throw malformed();
        }
    }

    String jdbcUrl() {
        return "jdbc:postgresql://" + location;
    }

    String reactiveUrl() {
        return "postgresql://" + location;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Does not repeat the value, because it contains a password. */
    private static CannotStart malformed() {
        return new CannotStart(
                "%s must look like postgresql://user:password@host:5432/name.".formatted(Settings.DATABASE_URL));
    }
}

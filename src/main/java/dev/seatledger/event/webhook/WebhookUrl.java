package dev.seatledger.event.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

import dev.seatledger.shared.problem.DomainFailure;

/**
 * Where events are sent, in the only unambiguous spelling.
 *
 * @param host a name, an IPv4 address of four decimal numbers, or an IPv6 address in brackets
 * @param path with the query
 */
record WebhookUrl(boolean isSecure, String host, int port, String path) {

    private static final Pattern IPV4 =
            Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.|$)){4}(?<!\\.)");

    /** Other notations of IPv4 addresses: a single number, fewer or octal parts, hexadecimal. */
    private static final Pattern NUMBER_AT_END = Pattern.compile("(.*\\.)?([0-9]+|0[xX][0-9a-fA-F]*)");

    private static final Pattern NAME =
            Pattern.compile("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)*[a-z0-9]([a-z0-9-]*[a-z0-9])?");

    private static final int MAX_NAME = 253;
    private static final int MAX_PORT = 65_535;

    /**
     * @throws DomainFailure {@code validation-failed} unless it is an http or https URL
     * @throws AddressRefused for an ambiguous spelling
     */
    static WebhookUrl parse(String text) {
        URI uri = uri(text);
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        boolean isSecure = scheme.equals("https");
        if ((!isSecure && !scheme.equals("http")) || uri.getRawAuthority() == null) {
            throw noUrl();
        }
        String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        boolean hasPort = uri.getPort() >= 0;
        if (uri.getHost() == null
                || uri.getRawUserInfo() != null
                || uri.getRawFragment() != null
                || !isPlain(host)
                || uri.getRawAuthority().endsWith(":")
                || (hasPort && (uri.getPort() == 0 || uri.getPort() > MAX_PORT))) {
            throw new AddressRefused();
        }
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery();
        int port = hasPort ? uri.getPort() : isSecure ? 443 : 80;
        return new WebhookUrl(isSecure, host, port, query == null ? path : path + "?" + query);
    }

    /** Whether the host is an address, which needs no lookup. */
    boolean isAddress() {
        return host.startsWith("[") || IPV4.matcher(host).matches();
    }

    private static boolean isPlain(String host) {
        if (host.startsWith("[")) {
            return !host.contains("%");
        }
        return NUMBER_AT_END.matcher(host).matches()
                ? IPV4.matcher(host).matches()
                : host.length() <= MAX_NAME && NAME.matcher(host).matches();
    }

    private static URI uri(String text) {
        try {
            return new URI(new URI(text).toASCIIString());
        } catch (URISyntaxException e) {
            throw noUrl();
        }
    }

    private static DomainFailure noUrl() {
        return DomainFailure.invalid("url", "must be an https URL");
    }
}

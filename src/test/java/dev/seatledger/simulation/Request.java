package dev.seatledger.simulation;

import org.jspecify.annotations.Nullable;

/**
 * A request as it is sent.
 *
 * @param role that the caller has
 * @param company of the caller; null for the back office
 * @param body null for none
 * @param key its idempotency key; null for none
 */
record Request(
        String method,
        String path,
        String role,
        @Nullable String company,
        @Nullable Object body,
        @Nullable String key) {

    Request(String method, String path, String role, @Nullable String company, @Nullable Object body) {
        this(method, path, role, company, body, null);
    }

    Request withKey(String itsKey) {
        return new Request(method, path, role, company, body, itsKey);
    }

    Request to(String otherPath) {
        return new Request(method, otherPath, role, company, body, key);
    }

    @Override
    public String toString() {
        return method + " " + path + " as " + role + (body == null ? "" : " " + Script.line(body));
    }
}

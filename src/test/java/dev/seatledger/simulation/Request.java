package dev.seatledger.simulation;

import org.jspecify.annotations.Nullable;

/**
 * A request as it is sent.
 *
 * @param role that the caller has
 * @param company of the caller; null for the back office
 * @param body null for none
 */
record Request(
        String method,
        String path,
        String role,
        @Nullable String company,
        @Nullable Object body) {

    Request to(String otherPath) {
        return new Request(method, otherPath, role, company, body);
    }

    @Override
    public String toString() {
        return method + " " + path + " as " + role + (body == null ? "" : " " + Script.line(body));
    }
}

package dev.seatledger.shared.api;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.seatledger.shared.problem.DomainFailure;
import dev.seatledger.shared.problem.ProblemType;

/** Entity tags (RFC 9110, section 8.8.3) made of a version, or of a digest. */
public final class EntityTag {

    private EntityTag() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /** Of bytes that never change; it is strong. */
    public static String of(String digest) {
        return "\"" + digest + "\"";
    }

    /**
     * The {@code If-Match} header of a request that needs one.
     *
     * @param what is to be changed
     * @throws DomainFailure {@code precondition-required} without it
     */
    public static String required(@Nullable String ifMatch, String what) {
        if (ifMatch == null) {
            throw new DomainFailure(
                    ProblemType.PRECONDITION_REQUIRED,
                    "Send the ETag you last read for the %s in If-Match.".formatted(what));
        }
        return ifMatch;
    }

    /** Whether an {@code If-None-Match} header names these bytes; {@code *} names all. */
    public static boolean matches(@Nullable String header, String digest) {
        return hasTag(header, of(digest));
    }

    /** Whether an {@code If-None-Match} or {@code If-Match} header names this version; {@code *} names every one. */
    public static boolean matches(@Nullable String header, long version) {
        return hasTag(header, of(version));
    }

    private static boolean hasTag(@Nullable String header, String wanted) {
        return header != null
                && Arrays.stream(header.split(",", -1))
                        .map(String::trim)
                        .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                        .anyMatch(tag -> tag.equals("*") || tag.equals(wanted));
    }
}

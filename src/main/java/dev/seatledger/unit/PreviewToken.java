package dev.seatledger.unit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

import dev.seatledger.shared.problem.DomainFailure;

/**
 * What an owner has seen in a preview, and may count on for five minutes: the instant it was priced for, what it was about and what it came
 * to (R13).
 *
 * <p>It needs no secret and is not stored. Whoever carries it out computes the price for that instant anew, on the state as it is then, and
 * compares: a token that was tampered with pins nothing but what is true anyway, and one of an earlier instant is no cheaper, for prices
 * within a window only fall.
 *
 * @param operation hash of {@link PreviewText#ofOperation}
 * @param charge hash of {@link PreviewText#ofCharge}
 */
public record PreviewToken(Instant at, String operation, String charge) {

    /** How long a price holds. */
    public static final Duration VALIDITY = Duration.ofMinutes(5);

    /** How much the clocks of two instances may differ, as for tokens. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(10);

    private static final int HASH_BYTES = 16;

    static PreviewToken of(UUID companyId, UnitOperation operation, Instant at, PlannedChange planned) {
        return new PreviewToken(
                at,
                hash(PreviewText.ofOperation(companyId, operation)),
                hash(PreviewText.ofCharge(planned.isHeld(), planned.isCharged(), planned.charge())));
    }

    public Instant expiresAt() {
        return at.plus(VALIDITY);
    }

    boolean isValidAt(Instant now) {
        return !at.isAfter(now.plus(CLOCK_SKEW)) && now.isBefore(expiresAt());
    }

    /**
     * @throws DomainFailure {@code validation-failed} if {@link #toString} did not make it
     */
    public static PreviewToken parse(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split(" ", -1);
            if (parts.length == 3 && parts[1].length() == 2 * HASH_BYTES && parts[2].length() == 2 * HASH_BYTES) {
                return new PreviewToken(Instant.parse(parts[0]), parts[1], parts[2]);
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // told below
        }
        throw DomainFailure.invalid("previewToken", "must be the token of a preview");
    }

    @Override
    public String toString() {
        String text = at + " " + operation + " " + charge;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(digest, HASH_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

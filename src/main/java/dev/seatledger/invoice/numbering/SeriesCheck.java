package dev.seatledger.invoice.numbering;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Follows a series from its first number: no gap, in the order of issue, each document as it was issued (R27). The hash chain is computed
 * here once more, apart from the database that wrote it. Lives for one check.
 */
final class SeriesCheck {

    /** A database's clock may step back a little, for instance when another server takes over; the chain keeps the order. */
    private static final Duration CLOCK_STEP = Duration.ofMinutes(5);

    private final String issuer;
    private final List<SeriesReport.Finding> findings = new ArrayList<>();
    private long number;
    private long documents;
    private String chain = "";
    private Instant recordedAt = Instant.EPOCH;
    private boolean isDone;

    SeriesCheck(String issuer) {
        this.issuer = issuer;
    }

    long number() {
        return number;
    }

    boolean isDone() {
        return isDone;
    }

    /** The next numbers in their order; none ends the check. */
    SeriesCheck add(List<NumberedDocument> page) {
        page.forEach(this::add);
        isDone = page.isEmpty();
        return this;
    }

    SeriesReport report(long lastNumber, String lastChain, List<UUID> unnumbered) {
        if (lastNumber != number) {
            find(lastNumber, null, "the series ends at %d, its documents at %d".formatted(lastNumber, number));
        }
        if (!lastChain.equals(chain)) {
            find(lastNumber, null, "the series does not end with the hash of its last document");
        }
        unnumbered.forEach(documentId -> find(0, documentId, "the document has no number"));
        return new SeriesReport(issuer, lastNumber, documents, findings);
    }

    private void add(NumberedDocument document) {
        documents++;
        if (document.number() != number + 1) {
            find(document.number(), document.documentId(), "the previous number is missing");
        }
        if (document.recordedAt().plus(CLOCK_STEP).isBefore(recordedAt)) {
            find(document.number(), document.documentId(), "it was issued before the previous number");
        }
        if (document.digestNow() == null) {
            find(document.number(), document.documentId(), "the document is missing");
        } else if (!document.digestNow().equals(document.digest())) {
            find(document.number(), document.documentId(), "the document has been changed since it was issued");
        }
        if (!document.chain().equals(link(chain, document.number(), document.digest()))) {
            find(document.number(), document.documentId(), "the hash chain is broken");
        }
        if (document.digestNow() != null && !document.isNamedSo()) {
            find(document.number(), document.documentId(), "the document has a different number");
        }
        if (document.digestNow() != null && !document.isSum()) {
            find(document.number(), document.documentId(), "the amounts do not add up");
        }
        number = document.number();
        chain = document.chain();
        recordedAt = document.recordedAt();
    }

    private void find(long at, @Nullable UUID documentId, String problem) {
        if (findings.size() < NumberingAudit.MAX_FINDINGS) {
            findings.add(new SeriesReport.Finding(at, documentId, problem));
        }
    }

    private static String link(String chain, long number, String digest) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            HexFormat hex = HexFormat.of();
            sha256.update(hex.parseHex(chain));
            sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
            return hex.formatHex(sha256.digest(hex.parseHex(digest)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

package dev.seatledger.invoice.document.api;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import dev.seatledger.invoice.document.StoredDocument;

/** The formats of an invoice or a credit note, in our order of preference. */
public enum Form {
    JSON(MediaType.APPLICATION_JSON),
    PDF(StoredDocument.PDF),
    XML(StoredDocument.XML);

    private static final int NOTHING = 0;
    private static final int ALL = 1_000;

    /** RFC 9110, section 12.4.2: at most three decimals. Nothing else is turned into a number. */
    private static final Pattern QUALITY = Pattern.compile("([01])(?:\\.([0-9]{0,3}))?");

    private final String type;

    Form(String type) {
        this.type = type;
    }

    /** As {@link #preferred}; JSON without an {@code Accept} header. */
    public static Form asked(HttpHeaders headers) {
        List<String> accept = headers.getRequestHeader(HttpHeaders.ACCEPT);
        return accept == null || accept.stream().allMatch(String::isBlank)
                ? JSON
                : preferred(headers.getAcceptableMediaTypes());
    }

    /**
     * The format that the caller prefers (RFC 9110, section 12.5.1).
     *
     * @param accepted of the {@code Accept} header
     */
    public static Form preferred(List<MediaType> accepted) {
        return Stream.of(values())
                .filter(form -> form.quality(accepted) > NOTHING)
                .max(Comparator.comparing((Form form) -> form.quality(accepted))
                        .thenComparing(Comparator.<Form>naturalOrder().reversed()))
                .orElseThrow(NotAcceptableException::new);
    }

    /** In thousandths. The range that names the type most exactly decides. */
    private int quality(List<MediaType> accepted) {
        MediaType offered = MediaType.valueOf(type);
        return accepted.stream()
                .filter(range -> range.isCompatible(offered))
                .max(Comparator.comparing((MediaType range) -> !range.isWildcardType())
                        .thenComparing(range -> !range.isWildcardSubtype()))
                .map(Form::quality)
                .orElse(NOTHING);
    }

    private static int quality(MediaType range) {
        String q = range.getParameters().get("q");
        if (q == null) {
            return ALL;
        }
        Matcher parts = QUALITY.matcher(q);
        if (!parts.matches()) {
            return ALL;
        }
        String decimals = parts.group(2) == null ? "" : parts.group(2);
        int thousandths = Integer.parseInt(parts.group(1) + (decimals + "000").substring(0, 3));
        return Math.min(ALL, thousandths);
    }

    /** The file of a document in this form. */
    StoredDocument.File of(StoredDocument document) {
        return this == PDF ? document.pdf() : document.xml();
    }
}

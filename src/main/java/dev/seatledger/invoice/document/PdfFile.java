package dev.seatledger.invoice.document;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.Objects;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import io.vertx.core.buffer.Buffer;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;

/**
 * From a page to Factur-X: a PDF/A-3 that is tagged for screen readers (level A, PDF/UA-1) and contains the invoice as data. For worker
 * threads.
 */
final class PdfFile {

    /** The file name that Factur-X requires. */
    private static final String DATA_FILE = "factur-x.xml";

    private static final String PRODUCER = "Seatledger";
    private static final String FONT = "Noto Sans";
    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    /** Fonts, colours, metadata: read by the first who needs them. */
    private static final class Parts {
        static final byte[] REGULAR_FONT = resource("NotoSans-Regular.ttf");
        static final byte[] BOLD_FONT = resource("NotoSans-Bold.ttf");
        static final String METADATA = new String(resource("metadata.xmp"), StandardCharsets.UTF_8);
        static final byte[] COLOURS =
                ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    }

    static {
        // A server has no screen, and on a developer's machine nothing should appear on it.
        System.setProperty("java.awt.headless", "true");
        XRLog.setLoggerImpl(new LayoutLog());
    }

    private final String title;
    private final String subject;
    private final Instant at;

    PdfFile(String title, String subject, Instant at) {
        this.title = title;
        this.subject = subject;
        this.at = at;
    }

    /**
     * @param page well-formed XHTML
     * @param data the same document as a Cross Industry Invoice
     */
    Buffer of(String page, Buffer data) {
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .usePdfAConformance(PdfAConformance.PDFA_3_A)
                .usePdfUaAccessibility(true)
                .useColorProfile(Parts.COLOURS)
                .withProducer(PRODUCER)
                .useFont(() -> new ByteArrayInputStream(Parts.REGULAR_FONT), FONT, REGULAR, FontStyle.NORMAL, true)
                .useFont(() -> new ByteArrayInputStream(Parts.BOLD_FONT), FONT, BOLD, FontStyle.NORMAL, true)
                .withHtmlContent(page, null);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            renderer.layout();
            renderer.createPDFWithoutClosing();
            PDDocument pdf = renderer.getPdfDocument();
            attach(pdf, data);
            describe(pdf);
            pdf.save(bytes);
            return Buffer.buffer(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void attach(PDDocument pdf, Buffer data) throws IOException {
        PDEmbeddedFile file = new PDEmbeddedFile(pdf, new ByteArrayInputStream(data.getBytes()), COSName.FLATE_DECODE);
        file.setSubtype("text/xml");
        file.setSize(data.length());
        file.setCreationDate(calendar());
        file.setModDate(calendar());

        PDComplexFileSpecification attachment = new PDComplexFileSpecification();
        attachment.setFile(DATA_FILE);
        attachment.setFileUnicode(DATA_FILE);
        attachment.setFileDescription(subject);
        attachment.setEmbeddedFile(file);
        attachment.setEmbeddedFileUnicode(file);
        // Page and data say the same.
        attachment.getCOSObject().setName("AFRelationship", "Alternative");

        PDDocumentCatalog catalog = pdf.getDocumentCatalog();
        PDEmbeddedFilesNameTreeNode files = new PDEmbeddedFilesNameTreeNode();
        files.setNames(Map.of(DATA_FILE, attachment));
        PDDocumentNameDictionary names = new PDDocumentNameDictionary(catalog);
        names.setEmbeddedFiles(files);
        catalog.setNames(names);
        COSArray associated = new COSArray();
        associated.add(attachment);
        catalog.getCOSObject().setItem("AF", associated);
    }

    private void describe(PDDocument pdf) throws IOException {
        pdf.getDocumentInformation().setCreationDate(calendar());
        pdf.getDocumentInformation().setModificationDate(calendar());
        String xmp = Parts.METADATA
                .replace("${title}", escaped(title))
                .replace("${subject}", escaped(subject))
                .replace("${producer}", PRODUCER)
                .replace("${at}", at.toString());
        PDMetadata metadata = new PDMetadata(pdf, new ByteArrayInputStream(xmp.getBytes(StandardCharsets.UTF_8)));
        pdf.getDocumentCatalog().setMetadata(metadata);
    }

    private GregorianCalendar calendar() {
        return GregorianCalendar.from(at.atZone(ZoneOffset.UTC));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static byte[] resource(String name) {
        try (InputStream file = PdfFile.class.getResourceAsStream("/documents/" + name)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

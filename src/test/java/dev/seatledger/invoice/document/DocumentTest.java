package dev.seatledger.invoice.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

import dev.seatledger.shared.problem.ProblemType;
import dev.seatledger.testing.Api;
import dev.seatledger.testing.Database;
import dev.seatledger.testing.HttpTest;
import dev.seatledger.testing.Wait;

import static dev.seatledger.testing.CompanyBuilder.aCompany;
import static dev.seatledger.testing.CompanyBuilder.addUnits;
import static dev.seatledger.testing.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class DocumentTest extends HttpTest {

    private static final String PDF = "application/pdf";
    private static final String XML = "application/xml";

    @Test
    void isAPdfThatCarriesTheSameAsData() throws Exception {
        UUID companyId = aCompany().with("legalName", "Žluťoučký & <Fils>").onboard();
        String path = "/invoices/" + newest(companyId, "invoices");

        Response answer = get(companyId, path, PDF);

        assertEquals(200, answer.statusCode(), answer.asString());
        assertEquals(PDF, answer.contentType());
        byte[] xml = get(companyId, path, XML).asByteArray();
        try (PDDocument pdf = Loader.loadPDF(answer.asByteArray())) {
            var catalog = pdf.getDocumentCatalog();
            assertEquals("fr", catalog.getLanguage());
            assertTrue(catalog.getMarkInfo().isMarked());
            assertTrue(catalog.getViewerPreferences().displayDocTitle());
            var file = catalog.getNames().getEmbeddedFiles().getNames().get("factur-x.xml");
            assertArrayEquals(xml, file.getEmbeddedFile().toByteArray());
            assertEquals("Alternative", file.getCOSObject().getNameAsString("AFRelationship"));
            assertEquals(
                    1,
                    catalog.getCOSObject().getCOSArray(COSName.getPDFName("AF")).size());
            String metadata = new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8);
            for (String told : List.of(
                    "<pdfaid:part>3</pdfaid:part>",
                    "<pdfaid:conformance>A</pdfaid:conformance>",
                    "<pdfuaid:part>1</pdfuaid:part>",
                    "<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>")) {
                assertTrue(metadata.contains(told), told);
            }
            assertTrue(fonts(pdf).stream().allMatch(PDFont::isEmbedded));
            String text =
                    new PDFTextStripper().getText(pdf).replace('\u00a0', ' ').replace('\u202f', ' ');
            for (String said : List.of(
                    "Facture",
                    "Žluťoučký & <Fils>",
                    "10 utilisateurs inclus",
                    "315,00 EUR",
                    "63,00 EUR",
                    "378,00 EUR")) {
                assertTrue(text.contains(said), said + " is not in " + text);
            }
        }
    }

    @Test
    void tellsItsNameItsDigestAndItsTag() throws Exception {
        UUID companyId = aCompany().onboard();
        String id = newest(companyId, "invoices");
        String number = Api.owner(companyId).read("/invoices/" + id).getString("number");

        for (String type : List.of(PDF, XML)) {
            Response answer = get(companyId, "/invoices/" + id, type);

            byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(answer.asByteArray());
            assertEquals("\"" + HexFormat.of().formatHex(sha256) + "\"", answer.header("ETag"));
            assertEquals("sha-256=:" + Base64.getEncoder().encodeToString(sha256) + ":", answer.header("Repr-Digest"));
            assertEquals(
                    "attachment; filename=\"" + number + "." + type.substring(type.indexOf('/') + 1) + "\"",
                    answer.header("Content-Disposition"));
            assertEquals("private, no-cache", answer.header("Cache-Control"));
            assertEquals("Accept", answer.header("Vary"));
        }
    }

    @Test
    void isNotSentAgainToWhoeverHasIt() {
        UUID companyId = aCompany().onboard();
        String path = "/invoices/" + newest(companyId, "invoices");
        String pdfTag = get(companyId, path, PDF).header("ETag");

        Response again = Api.owner(companyId)
                .request()
                .accept(PDF)
                .header("If-None-Match", pdfTag)
                .get(path);
        Response other = Api.owner(companyId)
                .request()
                .accept(XML)
                .header("If-None-Match", pdfTag)
                .get(path);

        assertEquals(304, again.statusCode());
        assertEquals("", again.asString());
        assertEquals(pdfTag, again.header("ETag"));
        assertEquals(200, other.statusCode());
    }

    @Test
    void isTheSameForEverybodyAndStoredOnce() throws Exception {
        UUID companyId = aCompany().onboard();
        String id = newest(companyId, "invoices");
        ExecutorService callers = Executors.newFixedThreadPool(12);
        List<Future<byte[]>> answers = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            answers.add(callers.submit(() -> get(companyId, "/invoices/" + id, PDF)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asByteArray()));
        }

        byte[] first = answers.get(0).get();
        for (Future<byte[]> answer : answers) {
            assertArrayEquals(first, answer.get());
        }

        callers.shutdown();
        assertEquals(1, stored(id));
        assertArrayEquals(first, get(companyId, "/invoices/" + id, PDF).asByteArray());
    }

    @Test
    void isPromisedIfItTakesLongerThanOneWaits() throws Exception {
        UUID companyId = aCompany().onboard();
        String path = "/invoices/" + newest(companyId, "invoices");
        try (Connection connection = Database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            // Nothing can be stored.
            statement.execute("LOCK TABLE document_file IN SHARE MODE");

            Response promised = getOnce(companyId, path, PDF);

            assertEquals(202, promised.statusCode());
            assertEquals("1", promised.header("Retry-After"));
            assertEquals("", promised.asString());
        }

        assertEquals(200, get(companyId, path, PDF).statusCode());
    }

    /** As between two instances: both have rendered it, and only one can store it. */
    @Test
    void isWhatTheFasterOneStored() throws Exception {
        UUID companyId = aCompany().onboard();
        String id = newest(companyId, "invoices");
        ExecutorService caller = Executors.newSingleThreadExecutor();
        Future<Response> slower;
        try (Connection faster = Database.connect();
                Statement statement = faster.createStatement()) {
            faster.setAutoCommit(false);
            statement.execute("LOCK TABLE document_file IN SHARE ROW EXCLUSIVE MODE");
            slower = caller.submit(() -> get(companyId, "/invoices/" + id, PDF));
            awaitSomebodyStoring();
            statement.execute(("INSERT INTO document_file (company_id, document_id, language, template_version, pdf,"
                            + " pdf_sha256, xml, xml_sha256) VALUES ('%s', '%s', 'EN', 1, 'faster', sha256('faster'),"
                            + " 'faster', sha256('faster'))")
                    .formatted(companyId, id));
            faster.commit();
        }

        assertEquals("faster", slower.get().asString());
        assertEquals("faster", get(companyId, "/invoices/" + id, XML).asString());
        assertEquals(1, stored(id));
        caller.shutdown();
    }

    private static void awaitSomebodyStoring() {
        String waiting = "SELECT count(*) FROM pg_locks WHERE relation = 'document_file'::regclass AND NOT granted";
        Wait.until("somebody stores a document", () -> Database.queryLong(waiting) > 0);
    }

    @Test
    void isNotRenderedUntilItIsAskedFor() throws Exception {
        UUID companyId = aCompany().onboardWithUsers(12);
        String id = newest(companyId, "invoices");

        Api.owner(companyId).read("/invoices/" + id);

        assertEquals(0, stored(id));
    }

    @Test
    void neverChanges() throws Exception {
        UUID companyId = aCompany().onboard();
        String id = newest(companyId, "invoices");
        get(companyId, "/invoices/" + id, PDF).then().statusCode(200);

        for (String change : List.of(
                "UPDATE document_file SET pdf = 'x' WHERE document_id = '%s'",
                "DELETE FROM document_file WHERE document_id = '%s'")) {
            SQLException refused = assertThrows(SQLException.class, () -> execute(change.formatted(id)));
            assertTrue(refused.getMessage().contains("its rows are history"), refused.getMessage());
        }
    }

    @Test
    void isStoredOnlyWithItsOwnDigest() throws Exception {
        UUID companyId = aCompany().onboard();
        String id = newest(companyId, "invoices");

        SQLException refused = assertThrows(
                SQLException.class,
                () -> execute(("INSERT INTO document_file (company_id, document_id, language, template_version, pdf,"
                                + " pdf_sha256, xml, xml_sha256) VALUES ('%s', '%s', 'EN', 1, 'a', sha256('b'), 'c',"
                                + " sha256('c'))")
                        .formatted(companyId, id)));

        assertTrue(refused.getMessage().contains("document_file_sha256_ck"), refused.getMessage());
    }

    @Test
    void isOfCreditNotesToo() {
        UUID companyId = aCompany().with("language", "en").onboard();
        String invoiceId = newest(companyId, "invoices");
        Api.accountExecutive()
                .post("/invoices/" + invoiceId + "/credit-notes", Map.of("reason", "goodwill"))
                .then()
                .statusCode(201);
        String id = newest(companyId, "credit-notes");

        Response pdf = get(companyId, "/credit-notes/" + id, PDF);
        String xml = get(companyId, "/credit-notes/" + id, XML).asString();

        assertEquals(200, pdf.statusCode());
        assertTrue(xml.contains("<ram:TypeCode>381</ram:TypeCode>"), xml);
        String credited = Api.owner(companyId).read("/invoices/" + invoiceId).getString("number");
        assertTrue(xml.contains("<ram:IssuerAssignedID>" + credited + "</ram:IssuerAssignedID>"), xml);
        assertProblem(ProblemType.NOT_FOUND, get(companyId, "/invoices/" + id, PDF));
        assertProblem(ProblemType.NOT_FOUND, get(companyId, "/credit-notes/" + invoiceId, XML));
    }

    @Test
    void isForTheCompanysOwnersOnly() {
        UUID companyId = aCompany().onboard();
        String path = "/invoices/" + newest(companyId, "invoices");
        UUID otherId = aCompany().onboard();

        for (String type : List.of(PDF, XML)) {
            assertProblem(
                    ProblemType.AUTHENTICATION_REQUIRED,
                    Api.anonymous().request().accept(type).get(path));
            assertProblem(
                    ProblemType.FORBIDDEN,
                    Api.admin(companyId).request().accept(type).get(path));
            assertProblem(ProblemType.NOT_FOUND, get(otherId, path, type));
            assertProblem(ProblemType.NOT_FOUND, get(companyId, "/invoices/" + UUID.randomUUID(), type));
        }
        // What is rendered already is foreign, too.
        get(companyId, path, PDF).then().statusCode(200);
        assertProblem(ProblemType.NOT_FOUND, get(otherId, path, PDF));
    }

    /** A header without a value asks for nothing. */
    @Test
    void isJsonForThoseWhoAskForNothing() {
        UUID companyId = aCompany().onboard();
        String path = "/invoices/" + newest(companyId, "invoices");

        for (String accept : List.of("", " ")) {
            Response answer =
                    Api.owner(companyId).request().header("Accept", accept).get(path);

            assertEquals(200, answer.statusCode(), answer.asString());
            assertTrue(answer.contentType().startsWith("application/json"), answer.contentType());
        }
    }

    @Test
    void isRefusedInOtherForms() {
        UUID companyId = aCompany().onboard();
        String path = "/invoices/" + newest(companyId, "invoices");

        assertProblem(ProblemType.NOT_ACCEPTABLE, get(companyId, path, "text/html"));
        assertProblem(ProblemType.NOT_ACCEPTABLE, get(companyId, path, "image/png, text/plain;q=0.5"));
        assertEquals("application/json", get(companyId, path, "*/*").contentType());
    }

    /** Whatever keeps a document from being rendered keeps nobody from being billed. */
    @Test
    void isTriedAgainAfterAFailureThatBlocksNothingElse() throws Exception {
        UUID companyId = aCompany().onboard();
        String id = newest(companyId, "invoices");
        String path = "/invoices/" + id;
        String seller = Database.queryColumn("SELECT seller FROM document WHERE document_id = '" + id + "'")
                .get(0);
        tamper("UPDATE document SET seller = '{}' WHERE document_id = '" + id + "'");
        try {
            assertProblem(ProblemType.DOCUMENT_NOT_RENDERED, get(companyId, path, PDF));
            assertProblem(ProblemType.DOCUMENT_NOT_RENDERED, get(companyId, path, XML));

            assertEquals(
                    "application/json", get(companyId, path, "application/json").contentType());
            addUnits(companyId, "user", 11);
            String added = newest(companyId, "invoices");
            assertFalse(added.equals(id));
            assertEquals(200, get(companyId, "/invoices/" + added, PDF).statusCode());
            assertEquals(List.of(), Database.contradictionsOf(companyId));
        } finally {
            tamper("UPDATE document SET seller = '" + seller.replace("'", "''") + "' WHERE document_id = '" + id + "'");
        }

        Response answer = Wait.untilAnswer(
                "another attempt", () -> get(companyId, path, PDF), response -> response.statusCode() != 503);
        assertEquals(200, answer.statusCode());
    }

    @Test
    void isInTheCompanysLanguage() {
        assertEquals("fr", language(aCompany().onboard()));
        assertEquals("en", language(aCompany().with("country", "DE").onboard()));
        UUID swiss = aCompany()
                .with("country", "CH")
                .with("language", "fr")
                .with("currency", "CHF")
                .onboard();
        assertEquals("fr", language(swiss));
        String xml = get(swiss, "/invoices/" + newest(swiss, "invoices"), XML).asString();
        assertTrue(xml.contains("10 utilisateurs inclus, du 13 septembre au 12 octobre 2024"), xml);
        assertTrue(xml.contains("Non soumis à la TVA"), xml);
        assertFalse(xml.contains("schemeID=\"VA\""), "BR-O-02");
        assertProblem(
                ProblemType.VALIDATION_FAILED, aCompany().with("language", "de").tryOnboard());
    }

    private static String language(UUID companyId) {
        return Api.owner(companyId).read("/companies/" + companyId).getString("language");
    }

    /** Comes back as long as it is asked to. */
    private static Response get(UUID companyId, String path, String accept) {
        return Wait.untilAnswer(
                "a document", () -> getOnce(companyId, path, accept), answer -> answer.statusCode() != 202);
    }

    private static Response getOnce(UUID companyId, String path, String accept) {
        return Api.owner(companyId).request().accept(accept).get(path);
    }

    private static String newest(UUID companyId, String collection) {
        return Api.owner(companyId)
                .read("/companies/" + companyId + "/" + collection)
                .getString("items[0].id");
    }

    private static long stored(String id) throws SQLException {
        return Database.queryLong("SELECT count(*) FROM document_file WHERE document_id = '" + id + "'");
    }

    private static List<PDFont> fonts(PDDocument pdf) throws IOException {
        List<PDFont> fonts = new ArrayList<>();
        for (PDPage page : pdf.getPages()) {
            for (COSName name : page.getResources().getFontNames()) {
                fonts.add(page.getResources().getFont(name));
            }
        }
        assertFalse(fonts.isEmpty());
        return fonts;
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = Database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** As only somebody with the database in his hands can: past the triggers. */
    private static void tamper(String sql) throws SQLException {
        execute("SET session_replication_role = replica; " + sql);
    }
}

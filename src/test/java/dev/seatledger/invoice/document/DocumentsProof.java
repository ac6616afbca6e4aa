package dev.seatledger.invoice.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;

import io.restassured.path.json.JsonPath;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

import dev.seatledger.testing.Api;
import dev.seatledger.testing.Instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Every kind of document, for every tax case, in several currencies and both languages, made and downloaded over HTTP from the packaged
 * application. Mustang accepts data and PDF, the veraPDF within it PDF/A-3A and PDF/UA-1, phive the data, and the amounts are those of the
 * API. Needs Maven and its registry; not part of any build:
 * {@code mvn verify -Pproof -Dit.test=DocumentsProof}.
 */
class DocumentsProof {

    private static final Path WORK = Path.of("target", "documents-proof").toAbsolutePath();
    private static final Path DOCUMENTS = WORK.resolve("documents");
    private static final Path SABOTAGED = WORK.resolve("sabotaged");
    private static final Path VALIDATORS = Path.of("src", "test", "validators");
    private static final Duration TIMEOUT = Duration.ofMinutes(8);

    /** EN 16931 has two decimals at most, and sums are held against sums that are rounded to two. */
    private static final Pattern RULES_ON_DECIMALS = Pattern.compile("BR-DEC-[0-9]+|BR-CO-1[03]|BR-O-08");

    private static final Pattern RULE = Pattern.compile("BR-[A-Z]+-[0-9]+");

    @TempDir
    private static Path directory;

    private static Instance instance;
    private static Api backOffice;

    private record Customer(
            String country,
            @Nullable String vatNumber,
            String currency,
            String language,
            String paymentMethod,
            String included,
            String additional) {}

    private static final List<Customer> CUSTOMERS = List.of(
            new Customer("FR", null, "EUR", "fr", "bank_transfer", "30.00", "40.00"),
            new Customer("FR", "FR32123456789", "EUR", "en", "card", "1234.56", "33.33"),
            new Customer("DE", "DE123456789", "EUR", "en", "direct_debit", "30.00", "40.00"),
            new Customer("BE", "BE0123456749", "USD", "fr", "card", "30.00", "40.00"),
            new Customer("US", null, "USD", "en", "bank_transfer", "30.00", "40.00"),
            new Customer("CH", "CHE123456788", "CHF", "fr", "card", "30.05", "40.10"),
            new Customer("JP", null, "JPY", "en", "card", "3000", "4000"),
            new Customer("KW", null, "KWD", "en", "card", "4.125", "4.001"));

    @BeforeAll
    static void start() throws Exception {
        instance = Instance.start(
                directory,
                Map.of(
                        "SEATLEDGER_DEMO", "true",
                        "SEATLEDGER_ISSUERS_MAIN_IBAN", "FR7630006000011234567890189",
                        "SEATLEDGER_ISSUERS_MAIN_BIC", "AGRIFRPP"));
        backOffice = Api.backOfficeAt(instance.address());
        for (Path folder : List.of(DOCUMENTS, SABOTAGED)) {
            Files.createDirectories(folder);
            try (Stream<Path> old = Files.list(folder)) {
                for (Path file : old.toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @AfterAll
    static void stop() {
        instance.close();
    }

    @Test
    void acceptedByValidatorsAndEqualToTheApi() throws Exception {
        List<String> differences = new ArrayList<>();
        int documents = 0;
        for (Customer customer : CUSTOMERS) {
            UUID companyId = company(customer);
            Api owner = Api.at(instance.address(), "owner", companyId);
            for (String collection : List.of("invoices", "credit-notes")) {
                List<String> ids = owner.get("/companies/" + companyId + "/" + collection)
                        .jsonPath()
                        .getList("items.id");
                for (String id : ids) {
                    differences.addAll(download(customer, owner, "/" + collection + "/" + id));
                    documents++;
                }
            }
        }
        assertEquals(List.of(), differences, "amounts that differ from the API's");
        assertEquals(CUSTOMERS.size() * 7, documents);

        Map<String, String> mustang = verdicts("mustang", DOCUMENTS);
        Map<String, String> phive = verdicts("phive", DOCUMENTS);

        mustang.forEach((name, verdict) -> System.out.println("mustang " + name + ": " + brief(verdict)));
        phive.forEach((name, verdict) -> System.out.println("phive   " + name + ": " + brief(verdict)));
        assertEquals(2 * documents, mustang.size());
        assertEquals(documents, phive.size());
        assertEquals(List.of(), unexpected(mustang));
        assertEquals(List.of(), unexpected(phive));
    }

    /** Each check notices what it is there for. */
    @Test
    void sabotageIsNoticed() throws Exception {
        Customer customer = CUSTOMERS.get(0);
        UUID companyId = company(customer);
        Api owner = Api.at(instance.address(), "owner", companyId);
        String path = "/invoices/" + newestInvoice(owner, companyId);
        JsonPath json = owner.get(path).jsonPath();
        byte[] xml = file(owner, path, "application/xml");
        byte[] pdf = file(owner, path, "application/pdf");
        String total = json.getString("total.amount");
        String wrong = new BigDecimal(total).add(BigDecimal.ONE).toPlainString();
        byte[] wrongXml = new String(xml, StandardCharsets.UTF_8)
                .replace("GrandTotalAmount>" + total, "GrandTotalAmount>" + wrong)
                .getBytes(StandardCharsets.UTF_8);
        Files.write(SABOTAGED.resolve("total.xml"), wrongXml);
        Files.write(SABOTAGED.resolve("sound.xml"), xml);
        Files.write(SABOTAGED.resolve("sound.pdf"), pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    ((PDType0Font) font)
                            .getDescendantFont()
                            .getFontDescriptor()
                            .getCOSObject()
                            .removeItem(COSName.FONT_FILE2);
                }
            }
            document.save(SABOTAGED.resolve("fonts.pdf").toFile());
        }
        try (PDDocument document = Loader.loadPDF(pdf)) {
            document.getDocumentCatalog().getCOSObject().removeItem(COSName.LANG);
            document.save(SABOTAGED.resolve("language.pdf").toFile());
        }

        Map<String, String> mustang = verdicts("mustang", SABOTAGED);
        Map<String, String> phive = verdicts("phive", SABOTAGED);

        mustang.forEach((name, verdict) -> System.out.println("mustang " + name + ": " + brief(verdict)));
        phive.forEach((name, verdict) -> System.out.println("phive   " + name + ": " + brief(verdict)));
        assertEquals("valid", mustang.get("sound.xml"));
        assertEquals("valid", mustang.get("sound.pdf"));
        assertEquals("valid", phive.get("sound.xml"));
        assertTrue(mustang.get("total.xml").contains("BR-CO-15"), mustang.get("total.xml"));
        assertTrue(phive.get("total.xml").contains("BR-CO-15"), phive.get("total.xml"));
        assertTrue(mustang.get("fonts.pdf").contains("6.2.11.4.1"), mustang.get("fonts.pdf"));
        assertTrue(mustang.get("language.pdf").contains("ua1 7.2"), mustang.get("language.pdf"));
        assertEquals(1, differences("total", json, parsed(wrongXml)).size());
    }

    /** Seven documents: four reasons of invoices, three of credit notes. */
    private static UUID company(Customer customer) {
        Map<String, Object> units = new LinkedHashMap<>(Map.of(
                "included",
                10,
                "includedUnitPrice",
                customer.included(),
                "additionalUnitPrice",
                customer.additional()));
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("legalName", "Example & Žluťoučký " + customer.country());
        request.put("country", customer.country());
        request.put("vatNumber", customer.vatNumber());
        request.put("language", customer.language());
        request.put("timeZone", "Europe/Paris");
        request.put("currency", customer.currency());
        request.put("clock", "2024-10-01T09:00:00Z");
        request.put(
                "contract",
                Map.of(
                        "planName",
                        "Professional",
                        "subscriptionType",
                        "monthly",
                        "start",
                        "2024-09-13",
                        "paymentMethod",
                        customer.paymentMethod(),
                        "paymentTermDays",
                        customer.paymentMethod().equals("bank_transfer") ? 30 : 0,
                        "units",
                        List.of(with(units, "type", "user"), with(units, "type", "number"))));
        UUID companyId = UUID.fromString(created("/companies", request).getString("id"));
        Api owner = Api.at(instance.address(), "owner", companyId);
        String recurring = newestInvoice(owner, companyId);
        List<Map<String, String>> users = IntStream.rangeClosed(1, 13)
                .mapToObj(i -> Map.of("type", "user", "name", "User " + i))
                .toList();
        owner.post("/units/batch", Map.of("create", users)).then().statusCode(200);
        String additional = newestInvoice(owner, companyId);
        created(
                "/invoices/" + recurring + "/credit-notes",
                Map.of(
                        "reason",
                        "correction",
                        "replacement",
                        Map.of("lines", List.of(Map.of("line", 1, "quantity", 9)))));
        created(
                "/invoices/" + additional + "/credit-notes",
                Map.of(
                        "reason",
                        "goodwill",
                        "amount",
                        Map.of(
                                "amount",
                                customer.currency().equals("JPY") ? "7" : "1.25",
                                "currency",
                                customer.currency())));
        String amendments = "/companies/" + companyId + "/contract/amendments";
        created(amendments, Map.of("unitType", "number", "included", 4, "effective", "immediate"));
        created(amendments, Map.of("unitType", "user", "included", 17, "effective", "immediate"));
        return companyId;
    }

    private static Map<String, Object> with(Map<String, Object> members, String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return more;
    }

    private static JsonPath created(String path, Object body) {
        return backOffice.post(path, body).then().statusCode(201).extract().jsonPath();
    }

    private static String newestInvoice(Api owner, UUID companyId) {
        return owner.get("/companies/" + companyId + "/invoices").jsonPath().getString("items[0].id");
    }

    /** Both forms, kept for the validators; what in them is not what the API says. */
    private static List<String> download(Customer customer, Api owner, String path) throws Exception {
        JsonPath json = owner.get(path).jsonPath();
        String name = String.join(
                "-",
                customer.country(),
                customer.currency(),
                customer.language(),
                json.getString("number"),
                json.getString("reason"));
        byte[] xml = file(owner, path, "application/xml");
        byte[] pdf = file(owner, path, "application/pdf");
        Files.write(DOCUMENTS.resolve(name + ".xml"), xml);
        Files.write(DOCUMENTS.resolve(name + ".pdf"), pdf);
        List<String> differences = new ArrayList<>(differences(name, json, parsed(xml)));
        String text = text(pdf, customer.language());
        if (text.contains("#")) {
            differences.add(name + " has a character that the font lacks");
        }
        for (String amount : amounts(json)) {
            if (!text.contains(amount + " " + customer.currency())) {
                differences.add(name + " does not print " + amount);
            }
        }
        for (String net : json.<String>getList("lines.net.amount")) {
            if (!Pattern.compile("(?<![0-9.])" + Pattern.quote(net) + "(?![0-9])")
                    .matcher(text)
                    .find()) {
                differences.add(name + " does not print the line of " + net);
            }
        }
        return differences;
    }

    private static List<String> amounts(JsonPath json) {
        return Stream.of("net", "tax", "total", "amountDue")
                .map(member -> json.getString(member + ".amount"))
                .filter(amount -> (amount != null) && (new BigDecimal(amount).signum() != 0))
                .toList();
    }

    private static List<String> differences(String name, JsonPath json, Document xml) throws Exception {
        Map<String, String> expected = new TreeMap<>();
        Map<String, String> found = new TreeMap<>();
        boolean isInvoice = json.getString("creditApplied.amount") != null;
        String prepaid = isInvoice ? json.getString("creditApplied.amount") : "0";
        expected.put("number", json.getString("number"));
        expected.put("TaxBasisTotalAmount", json.getString("net.amount"));
        expected.put("LineTotalAmount", json.getString("net.amount"));
        expected.put("TaxTotalAmount", json.getString("tax.amount"));
        expected.put("GrandTotalAmount", json.getString("total.amount"));
        expected.put("DuePayableAmount", json.getString(isInvoice ? "amountDue.amount" : "total.amount"));
        expected.put("TotalPrepaidAmount", new BigDecimal(prepaid).signum() == 0 ? "" : prepaid);
        expected.put("CalculatedAmount", json.getString("taxes[0].tax.amount"));
        expected.put("currency", json.getString("currency"));
        expected.put("lines", String.join(" ", json.<String>getList("lines.net.amount")));
        expected.put("prices", String.join(" ", json.<String>getList("lines.unitPrice")));
        expected.put(
                "quantities",
                json.getList("lines.quantity").stream().map(String::valueOf).collect(Collectors.joining(" ")));
        String sums = "//ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:";
        for (String sum : List.of(
                "TaxBasisTotalAmount",
                "LineTotalAmount",
                "TaxTotalAmount",
                "GrandTotalAmount",
                "DuePayableAmount",
                "TotalPrepaidAmount")) {
            found.put(sum, texts(xml, sums + sum));
        }
        found.put("number", texts(xml, "//rsm:ExchangedDocument/ram:ID"));
        found.put("CalculatedAmount", texts(xml, "//ram:CalculatedAmount"));
        found.put("currency", texts(xml, "//ram:InvoiceCurrencyCode"));
        found.put("lines", texts(xml, "//ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount"));
        found.put("prices", texts(xml, "//ram:ChargeAmount"));
        found.put("quantities", texts(xml, "//ram:BilledQuantity"));
        return expected.keySet().stream()
                .filter(key -> !expected.get(key).equals(found.get(key)))
                .map(key -> name + " " + key + ": " + found.get(key) + " instead of " + expected.get(key))
                .toList();
    }

    private static String texts(Document xml, String path) throws Exception {
        String byName = path.replaceAll("(rsm|ram):([A-Za-z]+)", "*[name() = '$1:$2']");
        NodeList nodes =
                (NodeList) XPathFactory.newDefaultInstance().newXPath().evaluate(byName, xml, XPathConstants.NODESET);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getTextContent())
                .collect(Collectors.joining(" "));
    }

    private static Document parsed(byte[] xml) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    /** What is printed, with numbers as the API writes them. */
    private static String text(byte[] pdf, String language) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document).replace('\u00a0', ' ');
            return language.equals("fr")
                    ? text.replaceAll("(?<=[0-9])\u202f(?=[0-9]{3})", "").replaceAll("(?<=[0-9]),(?=[0-9])", ".")
                    : text.replaceAll("(?<=[0-9]),(?=[0-9]{3})", "");
        }
    }

    private static byte[] file(Api owner, String path, String type) {
        return owner.request()
                .accept(type)
                .get(instance.address() + path)
                .then()
                .statusCode(200)
                .contentType(type)
                .extract()
                .asByteArray();
    }

    /** What is wrong and is not known to be. */
    private static List<String> unexpected(Map<String, String> verdicts) {
        return verdicts.entrySet().stream()
                .filter(verdict -> !verdict.getValue().equals("valid"))
                .filter(verdict -> !verdict.getKey().startsWith("KW-KWD-")
                        || Arrays.stream(verdict.getValue().split(" ;; ", -1))
                                .anyMatch(finding -> !isOnDecimals(finding)))
                .map(verdict -> verdict.getKey() + ": " + verdict.getValue())
                .toList();
    }

    private static boolean isOnDecimals(String finding) {
        return RULE.matcher(finding)
                .results()
                .findFirst()
                .filter(rule -> RULES_ON_DECIMALS.matcher(rule.group()).matches())
                .isPresent();
    }

    private static String brief(String verdict) {
        List<String> rules = RULE.matcher(verdict)
                .results()
                .map(result -> result.group())
                .distinct()
                .toList();
        return rules.isEmpty() ? verdict.substring(0, Math.min(100, verdict.length())) : String.join(" ", rules);
    }

    /** By the file's name. */
    private static Map<String, String> verdicts(String validator, Path documents) throws Exception {
        Path project = WORK.resolve(validator);
        copy(VALIDATORS.resolve(validator), project);
        Path output = WORK.resolve(validator + ".log");
        List<String> command = new ArrayList<>(
                List.of("mvn", "--batch-mode", "--quiet", "compile", "exec:java", "-Dexec.args=" + documents));
        String repository = System.getProperty("maven.repo.local");
        if (repository != null) {
            command.add("-Dmaven.repo.local=" + repository);
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        boolean hasEnded = process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        process.destroyForcibly();
        String said = Files.readString(output);
        assertTrue(hasEnded && (process.exitValue() == 0), said);
        return said.lines()
                .filter(line -> line.contains("verdict: "))
                .map(line -> line.substring(line.indexOf("verdict: ") + 9).split(" \\| ", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1], (one, other) -> other, TreeMap::new));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file :
                    files.filter(path -> !path.toString().contains("target")).toList()) {
                Path copy = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.write(copy, Files.readAllBytes(file));
                }
            }
        }
    }
}

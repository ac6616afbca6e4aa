package validator;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.mustangproject.validator.ZUGFeRDValidator;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Prints a line for each file of a directory: {@code verdict: name | valid}, or what is wrong with it. */
public final class Verdict {

    private static final Pattern FINDING = Pattern.compile("<error[^>]*>(.*?)</error>", Pattern.DOTALL);

    public static void main(String[] arguments) throws Exception {
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            for (Path file : files.sorted().toList()) {
                List<String> findings = new ArrayList<>(mustang(file));
                if (file.toString().endsWith(".pdf")) {
                    findings.addAll(veraPdf(file, PDFAFlavour.PDFA_3_A));
                    findings.addAll(veraPdf(file, PDFAFlavour.PDFUA_1));
                }
                System.out.println("verdict: " + file.getFileName() + " | "
                        + (findings.isEmpty() ? "valid" : String.join(" ;; ", findings)));
            }
        }
        System.exit(0);
    }

    private static List<String> mustang(Path file) {
        ZUGFeRDValidator validator = new ZUGFeRDValidator();
        String report = validator.validate(file.toAbsolutePath().toString());
        List<String> findings = new ArrayList<>();
        Matcher matcher = FINDING.matcher(report);
        while (matcher.find()) {
            findings.add(oneLine(matcher.group(1)));
        }
        if (!validator.wasCompletelyValid() && findings.isEmpty()) {
            findings.add(oneLine(report));
        }
        return findings;
    }

    private static List<String> veraPdf(Path file, PDFAFlavour flavour) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        try (InputStream bytes = Files.newInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(bytes, flavour);
                var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            return result.isCompliant()
                    ? List.of()
                    : result.getTestAssertions().stream()
                            .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                            .map(assertion -> flavour + " " + assertion.getRuleId().getClause() + " "
                                    + oneLine(assertion.getMessage()))
                            .distinct()
                            .toList();
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").trim();
    }
}

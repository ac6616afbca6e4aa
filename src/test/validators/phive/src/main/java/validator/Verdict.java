package validator;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.helger.io.resource.FileSystemResource;
import com.helger.phive.api.execute.ValidationExecutionManager;
import com.helger.phive.api.executorset.ValidationExecutorSetRegistry;
import com.helger.phive.api.result.ValidationResult;
import com.helger.phive.api.result.ValidationResultList;
import com.helger.phive.api.validity.IValidityDeterminator;
import com.helger.phive.en16931.EN16931Validation;
import com.helger.phive.xml.source.IValidationSourceXML;
import com.helger.phive.xml.source.ValidationSourceXML;

/** Prints a line for each XML file of a directory: {@code verdict: name | valid}, or what is wrong with it. */
public final class Verdict {

    public static void main(String[] arguments) throws Exception {
        ValidationExecutorSetRegistry<IValidationSourceXML> rules = new ValidationExecutorSetRegistry<>();
        EN16931Validation.initEN16931(rules);
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            for (Path file : files.filter(name -> name.toString().endsWith(".xml")).sorted().toList()) {
                ValidationResultList results = ValidationExecutionManager.executeValidation(
                        IValidityDeterminator.createDefault(),
                        rules.getOfID(EN16931Validation.VID_CII_1316),
                        ValidationSourceXML.create(new FileSystemResource(file.toFile())),
                        Locale.ROOT);
                System.out.println("verdict: " + file.getFileName() + " | " + verdict(results));
            }
        }
        System.exit(0);
    }

    private static String verdict(ValidationResultList results) {
        List<String> findings = new ArrayList<>();
        boolean isWhole = results.size() > 1;
        for (ValidationResult result : results) {
            isWhole &= !result.getValidity().toString().equals("SKIPPED");
            result.getErrorList().getAllFailures().forEach(error -> findings.add(
                    error.getErrorID() + " " + String.valueOf(error.getErrorText(Locale.ROOT)).replaceAll("\\s+", " ")));
        }
        return !findings.isEmpty() ? String.join(" ;; ", findings) : isWhole ? "valid" : "not checked as a whole";
    }
}

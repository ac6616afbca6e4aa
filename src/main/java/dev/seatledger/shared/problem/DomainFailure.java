package dev.seatledger.shared.problem;

import java.util.List;
import java.util.stream.Collectors;

/** A refusal that the caller can understand and act on. It changes nothing. */
public class DomainFailure extends RuntimeException {

    private final transient ProblemType type;
    private final transient List<FieldError> errors;

    public DomainFailure(ProblemType type, String detail) {
        this(type, detail, List.of());
    }

    /**
     * @param detail one sentence for people, free of other tenants' data
     */
    public DomainFailure(ProblemType type, String detail, List<FieldError> errors) {
        // A refusal is an answer, not a defect: no stack trace, no suppression.
        super(detail, null, false, false);
        this.type = type;
        this.errors = List.copyOf(errors);
    }

    public static DomainFailure invalid(String field, String message) {
        return new DomainFailure(
                ProblemType.VALIDATION_FAILED, field + " " + message, List.of(new FieldError(field, message)));
    }

    /** Everything that is wrong with the input at once. */
    public static DomainFailure invalid(List<FieldError> errors) {
        String detail = errors.stream()
                .map(error -> error.field() + " " + error.message())
                .collect(Collectors.joining("; "));
        return new DomainFailure(ProblemType.VALIDATION_FAILED, detail, errors);
    }

    /** Absent and foreign alike: the answer does not tell which. */
    public static DomainFailure notFound(String what) {
        return new DomainFailure(ProblemType.NOT_FOUND, "There is no such " + what + ".");
    }

    public ProblemType type() {
        return type;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}

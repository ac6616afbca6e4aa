package dev.seatledger.shared.problem;

/**
 * The catalogue of failures: a stable slug, a title and an HTTP status each (RFC 9457). Slugs are part of the contract and never change
 * their meaning.
 */
public enum ProblemType {
    VALIDATION_FAILED("validation-failed", "The request is not valid", 400),
    MALFORMED_REQUEST("malformed-request", "The request is malformed", 400),
    AUTHENTICATION_REQUIRED("authentication-required", "A valid bearer token is required", 401),
    FORBIDDEN("forbidden", "The caller's role does not allow this", 403),
    NOT_FOUND("not-found", "The resource does not exist", 404),
    METHOD_NOT_ALLOWED("method-not-allowed", "The resource does not support this method", 405),
    NOT_ACCEPTABLE("not-acceptable", "No available representation matches the Accept header", 406),
    CONFLICT("conflict", "The request conflicts with the current state", 409),
    ALREADY_CANCELLED("already-cancelled", "The contract is already cancelled", 409),
    ALREADY_DECIDED("already-decided", "The request has already been decided the other way", 409),
    CLOCK_NEVER_GOES_BACK("clock-never-goes-back", "A company's clock cannot be moved back", 409),
    APPROVAL_ALREADY_DECIDED("approval-already-decided", "The approval has already been decided the other way", 409),
    CREDIT_EXCEEDS_INVOICE("credit-exceeds-invoice", "The amount exceeds what is left to credit on the invoice", 409),
    EXTERNAL_ID_TAKEN("external-id-taken", "This externalId is or was already used by another unit", 409),
    GUARDRAIL_BLOCKS("guardrail-blocks", "The company's owners do not allow this purchase", 409),
    INVOICE_OVERDUE("invoice-overdue", "An invoice is overdue, so no seats can be bought", 409),
    NOT_A_SANDBOX("not-a-sandbox", "The company is not a sandbox with a test clock", 409),
    COMMITMENT_BELOW_UNITS("commitment-below-units", "More units exist than the lower commitment would include", 409),
    COMPANY_SUSPENDED("company-suspended", "The company is suspended and cannot add units", 409),
    CONTRACT_ENDED("contract-ended", "The contract has ended", 409),
    CONTRACT_NOT_STARTED("contract-not-started", "The contract has not started yet", 409),
    PAYMENT_ALREADY_RECORDED("payment-already-recorded", "The payment has already been recorded", 409),
    PAYMENT_EXCEEDS_DUE("payment-exceeds-due", "The amount exceeds what is due on the invoice", 409),
    PREVIEW_OUTDATED("preview-outdated", "The preview is out of date", 409),
    UNIT_TYPE_NOT_IN_CONTRACT("unit-type-not-in-contract", "The contract does not include this unit type", 409),
    WEBHOOK_ADDRESS_REFUSED("webhook-address-refused", "Events cannot be sent to this address", 409),
    WEBHOOK_LIMIT_REACHED("webhook-limit-reached", "The company has reached its maximum number of webhooks", 409),
    PRECONDITION_FAILED("precondition-failed", "The resource has changed since it was read", 412),
    PAYLOAD_TOO_LARGE("payload-too-large", "The request body is too large", 413),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", "The request body's media type is not supported", 415),
    IDEMPOTENCY_KEY_REUSED(
            "idempotency-key-reused", "The Idempotency-Key was already used for a different request", 422),
    PRECONDITION_REQUIRED("precondition-required", "The request needs an If-Match header", 428),
    RATE_LIMITED("rate-limited", "Too many requests with this token", 429),
    INTERNAL_ERROR("internal-error", "An internal error occurred", 500),
    OVERLOADED("overloaded", "The service is overloaded; try again shortly", 503),
    DOCUMENT_NOT_RENDERED(
            "document-not-rendered", "The document could not be generated; generation will be retried", 503),
    UNAVAILABLE("unavailable", "The service cannot reach its database; try again shortly", 503);

    private final String slug;
    private final String title;
    private final int status;

    ProblemType(String slug, String title, int status) {
        this.slug = slug;
        this.title = title;
        this.status = status;
    }

    public String slug() {
        return slug;
    }

    public String title() {
        return title;
    }

    public int status() {
        return status;
    }
}

package dev.seatledger.shared.problem;

/**
 * The catalogue of failures: a stable slug, a title and an HTTP status each (RFC 9457). Slugs are part of the contract and never change
 * their meaning.
 */
public enum ProblemType {
    VALIDATION_FAILED("validation-failed", "The request is not valid", 400),
    MALFORMED_REQUEST("malformed-request", "The request cannot be read", 400),
    AUTHENTICATION_REQUIRED("authentication-required", "A valid bearer token is required", 401),
    FORBIDDEN("forbidden", "The caller's role does not allow this", 403),
    NOT_FOUND("not-found", "There is no such resource", 404),
    METHOD_NOT_ALLOWED("method-not-allowed", "The resource does not support this method", 405),
    NOT_ACCEPTABLE("not-acceptable", "No representation fits the Accept header", 406),
    CONFLICT("conflict", "The request conflicts with the current state", 409),
    ALREADY_CANCELLED("already-cancelled", "The contract is cancelled already", 409),
    ALREADY_DECIDED("already-decided", "The request has been decided differently", 409),
    CLOCK_NEVER_GOES_BACK("clock-never-goes-back", "A company's clock never goes back", 409),
    APPROVAL_ALREADY_DECIDED("approval-already-decided", "The approval has been decided differently", 409),
    CREDIT_EXCEEDS_INVOICE("credit-exceeds-invoice", "More than is left to credit of the invoice", 409),
    EXTERNAL_ID_TAKEN("external-id-taken", "A unit has or had this externalId already", 409),
    GUARDRAIL_BLOCKS("guardrail-blocks", "The company's owners do not allow this purchase", 409),
    INVOICE_OVERDUE("invoice-overdue", "An invoice is overdue, so no seats can be bought", 409),
    NOT_A_SANDBOX("not-a-sandbox", "The company does not live on a test clock", 409),
    COMMITMENT_BELOW_UNITS("commitment-below-units", "More units exist than the lower commitment includes", 409),
    COMPANY_SUSPENDED("company-suspended", "The company is suspended and adds no units", 409),
    CONTRACT_ENDED("contract-ended", "The contract has ended", 409),
    CONTRACT_NOT_STARTED("contract-not-started", "The contract has not started", 409),
    PAYMENT_ALREADY_RECORDED("payment-already-recorded", "The payment is in the books already", 409),
    PAYMENT_EXCEEDS_DUE("payment-exceeds-due", "More than is still due of the invoice", 409),
    PREVIEW_OUTDATED("preview-outdated", "The preview does not hold any more", 409),
    UNIT_TYPE_NOT_IN_CONTRACT("unit-type-not-in-contract", "The contract has no units of this type", 409),
    WEBHOOK_ADDRESS_REFUSED("webhook-address-refused", "Events are not sent to this address", 409),
    WEBHOOK_LIMIT_REACHED("webhook-limit-reached", "The company has as many webhooks as it may have", 409),
    PRECONDITION_FAILED("precondition-failed", "The resource has changed since it was read", 412),
    PAYLOAD_TOO_LARGE("payload-too-large", "The request body is too large", 413),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", "The request body's media type is not supported", 415),
    IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", "The Idempotency-Key was used for another request", 422),
    PRECONDITION_REQUIRED("precondition-required", "The request needs an If-Match header", 428),
    RATE_LIMITED("rate-limited", "The token has sent too many requests", 429),
    INTERNAL_ERROR("internal-error", "Something went wrong on our side", 500),
    OVERLOADED("overloaded", "Too much is waiting; try again shortly", 503),
    DOCUMENT_NOT_RENDERED("document-not-rendered", "The document could not be rendered; it is tried again", 503),
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

package dev.seatledger.shared.security;

import java.util.Set;

/** The roles that a token's {@code groups} claim may name. */
public final class Roles {

    public static final String OWNER = "owner";
    public static final String ADMIN = "admin";
    public static final String SUPERVISOR = "supervisor";
    public static final String AGENT = "agent";
    public static final String PARTNER = "partner";
    public static final String ACCOUNT_EXECUTIVE = "account_executive";
    public static final String CUSTOMER_SUCCESS = "customer_success";

    /** Roles within a customer company; their tokens name it in {@code company_id}. */
    static final Set<String> TENANT = Set.of(OWNER, ADMIN, SUPERVISOR, AGENT, PARTNER);

    /** The vendor's own people, who work for all companies. */
    static final Set<String> BACK_OFFICE = Set.of(ACCOUNT_EXECUTIVE, CUSTOMER_SUCCESS);

    private Roles() {}

    /** Whether the role belongs to the vendor's own people. */
    public static boolean isBackOffice(String role) {
        return BACK_OFFICE.contains(role);
    }
}

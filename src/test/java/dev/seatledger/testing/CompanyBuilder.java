package dev.seatledger.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.restassured.response.Response;

/**
 * A sandbox company: by default a French one on a monthly contract with anchor 13, whose clock stands at 11:00 in Paris on 1 October 2024;
 * 10 users included at 30.00, additional 40.00, and 3 numbers at 5.00, additional 6.00.
 */
public final class CompanyBuilder {

    private final Map<String, Object> company = new LinkedHashMap<>();
    private final Map<String, Object> contract = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> units = new LinkedHashMap<>();

    private CompanyBuilder() {
        company.put("legalName", "Example SAS");
        company.put("country", "FR");
        company.put("vatNumber", null);
        company.put("timeZone", "Europe/Paris");
        company.put("currency", "EUR");
        company.put("clock", "2024-10-01T09:00:00Z");
        contract.put("planName", "Professional");
        contract.put("subscriptionType", "monthly");
        contract.put("start", "2024-09-13");
        units("user", 10, "30.00", "40.00");
        units("number", 3, "5.00", "6.00");
    }

    public static CompanyBuilder aCompany() {
        return new CompanyBuilder();
    }

    public CompanyBuilder with(String member, Object value) {
        company.put(member, value);
        return this;
    }

    public CompanyBuilder without(String member) {
        company.remove(member);
        return this;
    }

    public CompanyBuilder withContract(String member, Object value) {
        contract.put(member, value);
        return this;
    }

    public CompanyBuilder units(String type, int included, String includedUnitPrice, String additionalUnitPrice) {
        Map<String, Object> terms = new LinkedHashMap<>();
        terms.put("type", type);
        terms.put("included", included);
        terms.put("includedUnitPrice", includedUnitPrice);
        terms.put("additionalUnitPrice", additionalUnitPrice);
        units.put(type, terms);
        return this;
    }

    public CompanyBuilder withoutUnits(String type) {
        units.remove(type);
        return this;
    }

    public Map<String, Object> toRequest() {
        Map<String, Object> request = new LinkedHashMap<>(company);
        Map<String, Object> withUnits = new LinkedHashMap<>(contract);
        if (!withUnits.containsKey("units")) {
            withUnits.put("units", new ArrayList<>(units.values()));
        }
        request.put("contract", withUnits);
        return request;
    }

    public Response tryOnboard() {
        return Api.accountExecutive().post("/companies", toRequest());
    }

    public UUID onboard() {
        return UUID.fromString(
                Json.of(tryOnboard().then().statusCode(201).extract()).getString("id"));
    }

    /** Onboards, and adds this many users. */
    public UUID onboardWithUsers(int users) {
        UUID companyId = onboard();
        if (users > 0) {
            addUnits(companyId, "user", users);
        }
        return companyId;
    }

    public static List<String> addUnits(UUID companyId, String type, int count) {
        List<Map<String, Object>> create = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            create.add(Map.of("type", type, "name", type + " " + i));
        }
        return Json.of(Api.admin(companyId)
                        .post("/units/batch", Map.of("create", create))
                        .then()
                        .statusCode(200)
                        .extract())
                .getList("created.id");
    }
}

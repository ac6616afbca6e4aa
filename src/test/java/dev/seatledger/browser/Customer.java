package dev.seatledger.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.restassured.path.json.JsonPath;

import dev.seatledger.testing.Api;
import dev.seatledger.testing.CompanyBuilder;
import dev.seatledger.testing.Instance;

/** A sandbox company of a story's own, and its people as callers of the API. */
record Customer(UUID id, Instance instance) {

    private static final List<String> NAMES = List.of(
            "Ada Lovelace",
            "Alan Turing",
            "Grace Hopper",
            "Edsger Dijkstra",
            "Barbara Liskov",
            "Donald Knuth",
            "Frances Allen",
            "Tony Hoare",
            "Radia Perlman",
            "Niklaus Wirth",
            "Katherine Johnson",
            "Dennis Ritchie");

    static Customer onboard(Instance instance, CompanyBuilder company) {
        String id = Api.at(instance.address(), "account_executive", UUID.randomUUID())
                .post("/companies", company.toRequest())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return new Customer(UUID.fromString(id), instance);
    }

    Customer withUsers(int users) {
        List<Map<String, Object>> create = new ArrayList<>();
        for (int i = 0; i < users; i++) {
            String name = NAMES.get(i);
            create.add(Map.of("type", "user", "name", name, "email", emailOf(name)));
        }
        admin().post("/units/batch", Map.of("create", create)).then().statusCode(200);
        return this;
    }

    static String emailOf(String name) {
        return name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@example.com";
    }

    Api owner() {
        return as("owner");
    }

    Api admin() {
        return as("admin");
    }

    Api as(String role) {
        return Api.at(instance.address(), role, id);
    }

    String path(String below) {
        return "/companies/" + id + below;
    }

    JsonPath plan() {
        return owner().read(path("/plan"));
    }

    /** What additional units have cost, newest first. */
    List<String> additionalInvoices() {
        return owner().read(path("/invoices?limit=200"))
                .getList("items.findAll { it.reason == 'additional_units' }.total.amount");
    }

    /** Somebody adds a user, here or elsewhere. */
    String addUser(Api caller, String name) {
        return caller.post("/units", Map.of("type", "user", "name", name))
                .then()
                .statusCode(201)
                .extract()
                .path("unit.id");
    }
}

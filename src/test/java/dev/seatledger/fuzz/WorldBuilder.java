package dev.seatledger.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.restassured.response.Response;

import dev.seatledger.testing.Api;
import dev.seatledger.testing.CompanyBuilder;

/** Makes small worlds in a running application: companies of three kinds with units, invoices, credit and open requests. */
final class WorldBuilder {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BACK_OFFICE = "account_executive";

    private final Contract contract;
    private final String address;
    private final Api operator;

    WorldBuilder(Contract contract, String address) {
        this.contract = contract;
        this.address = address;
        this.operator = Api.at(address, BACK_OFFICE, UUID.randomUUID());
    }

    World build(long seed) {
        List<String> companies = List.of(
                onboard(CompanyBuilder.aCompany()),
                onboard(CompanyBuilder.aCompany()
                        .with("country", "DE")
                        .with("currency", "JPY")
                        .with("timeZone", "Asia/Tokyo")
                        .withContract("subscriptionType", "annual_upfront")
                        .withContract("paymentMethod", "bank_transfer")
                        .withContract("paymentTermDays", 30)
                        .units("user", 2, "3000", "4000")
                        .withoutUnits("number")),
                onboard(CompanyBuilder.aCompany()
                        .withContract("subscriptionType", "annual_billed_monthly")
                        .withContract("additionalInvoicing", "next_invoice")
                        .withContract("proration", "second")));
        World world = new World(companies, callers(companies));
        for (int company = 0; company < companies.size(); company++) {
            furnish(companies.get(company));
            explore(world, company);
            createWhatIsMissing(world, company, new Random(seed));
            explore(world, company);
        }
        return world;
    }

    private String onboard(CompanyBuilder company) {
        return created(operator.post("/companies", company.toRequest())).path("id");
    }

    private List<World.Caller> callers(List<String> companies) {
        List<World.Caller> callers = new ArrayList<>();
        for (int company = 0; company < companies.size(); company++) {
            UUID id = UUID.fromString(companies.get(company));
            for (String role : List.of("owner", "admin", "partner", "agent", "supervisor")) {
                callers.add(new World.Caller(
                        role + " of company " + company,
                        role,
                        company,
                        Api.at(address, role, id).token()));
            }
        }
        callers.add(new World.Caller(BACK_OFFICE, BACK_OFFICE, World.NOBODY, operator.token()));
        String success = "customer_success";
        callers.add(new World.Caller(
                success,
                success,
                World.NOBODY,
                Api.at(address, success, UUID.randomUUID()).token()));
        callers.add(new World.Caller(
                "a stranger",
                "owner",
                World.NOBODY,
                Api.at(address, "owner", UUID.randomUUID()).token()));
        callers.add(new World.Caller("nobody", "", World.NOBODY, ""));
        callers.add(new World.Caller("garbage", "", World.NOBODY, "garbage"));
        return callers;
    }

    /** Eleven users, of which at least one is additional and billed; a bit of credit; a request that waits. */
    private void furnish(String id) {
        Api owner = Api.at(address, "owner", UUID.fromString(id));
        List<Map<String, String>> users = IntStream.rangeClosed(1, 11)
                .mapToObj(i -> Map.of("type", "user", "name", "User " + i))
                .toList();
        owner.post("/units/batch", Map.of("create", users)).then().statusCode(200);
        String invoice = owner.get("/companies/" + id + "/invoices").path("items[0].id");
        String currency = operator.get("/companies/" + id).path("currency");
        created(operator.post(
                "/invoices/" + invoice + "/credit-notes",
                Map.of("reason", "goodwill", "amount", Map.of("amount", "1", "currency", currency))));
        created(owner.post(
                "/companies/" + id + "/commitment-requests",
                Map.of("unitType", "user", "included", 9, "reason", "Fewer of us")));
    }

    /** Reads every collection that the contract has. */
    private void explore(World world, int company) {
        String id = world.companies().get(company);
        for (Operation operation : contract.operations()) {
            String path = operation.path().replace("{companyId}", id);
            boolean isGlobal =
                    operation.path().startsWith("/audits") || operation.path().equals("/companies");
            if (operation.answersJson() && operation.method().equals("GET") && !path.contains("{") && !isGlobal) {
                learn(world, operation, path, as(operation, id).get(path + "?companyId=" + id));
            }
        }
        for (String unit : IntStream.range(0, 3)
                .mapToObj(i -> world.id("units", company, new Random(i)))
                .distinct()
                .toList()) {
            Operation read = contract.operation("getUnit");
            learn(world, read, "/units/" + unit, as(read, id).get("/units/" + unit + "?companyId=" + id));
        }
    }

    /** Collections that nothing is in yet get what the contract gives as an example, if they take it. */
    private void createWhatIsMissing(World world, int company, Random random) {
        String id = world.companies().get(company);
        for (Operation operation : contract.operations()) {
            String collection = operation.path().replaceFirst("^.*/", "");
            boolean hasItems = contract.operations().stream()
                    .anyMatch(other -> other.path().startsWith(operation.path() + "/{"));
            String path = operation.path().replace("{companyId}", id);
            if (operation.method().equals("POST")
                    && hasItems
                    && !path.contains("{")
                    && !world.knows(collection, company)) {
                List<JsonNode> examples = operation.bodies().values().stream()
                        .map(Operation.Body::examples)
                        .findFirst()
                        .orElse(List.of());
                for (JsonNode example : examples) {
                    JsonNode body = new Values(contract, world, company, random).example(example);
                    learn(world, operation, path, as(operation, id).post(path, body.toString()));
                }
            }
        }
    }

    private Api as(Operation operation, String company) {
        boolean isForOwners = operation.roles().contains("owner");
        return isForOwners ? Api.at(address, "owner", UUID.fromString(company)) : operator;
    }

    private static void learn(World world, Operation operation, String path, Response response) {
        if (response.statusCode() >= 300) {
            return;
        }
        Map<String, List<String>> headers = response.header("ETag") == null
                ? Collections.emptyMap()
                : Map.of("etag", List.of(response.header("ETag")));
        Answer answer = new Answer(response.statusCode(), headers, response.asByteArray());
        world.learn(operation, path, answer, json(answer));
    }

    static JsonNode json(Answer answer) {
        try {
            return answer.isEmpty() ? MissingNode.getInstance() : JSON.readTree(answer.text());
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static Response created(Response response) {
        if (response.statusCode() != 201) {
            throw new IllegalStateException("no world: " + response.asString());
        }
        return response;
    }
}

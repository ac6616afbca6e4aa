package dev.seatledger.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import dev.seatledger.testing.Api;
import dev.seatledger.testing.CompanyBuilder;
import dev.seatledger.testing.ContractSchemas;
import dev.seatledger.testing.EventStream;
import dev.seatledger.testing.Receiver;

import static dev.seatledger.testing.CompanyBuilder.aCompany;

/** All that companies do, in no more requests than it takes. */
final class CompanyLife {

    private static final Map<String, Object> ADA = Map.of("type", "user", "name", "Ada Lovelace");

    private final Receiver receiver;
    private final Set<UUID> companies = new LinkedHashSet<>();
    private final Set<String> sent = new TreeSet<>();
    private final List<String> refused = Collections.synchronizedList(new ArrayList<>());

    CompanyLife(Receiver receiver) {
        this.receiver = receiver;
    }

    Set<UUID> companies() {
        return companies;
    }

    /** What did not work, and was to work. */
    List<String> refused() {
        return refused;
    }

    /** Operations of the contract that nobody has asked for. */
    List<String> left() {
        return ContractSchemas.committed().operations().values().stream()
                .filter(operation -> {
                    Pattern path = Pattern.compile(
                            operation.method() + " " + operation.path().replaceAll("\\{[^}]+}", "[^/]+"));
                    return sent.stream().noneMatch(path.asMatchPredicate());
                })
                .map(ContractSchemas.Operation::id)
                .toList();
    }

    void live() {
        UUID companyId = onboard(aCompany());
        follow(companyId);
        changeUnits(companyId);
        askBeforeAdding(companyId);
        changeTheContract(companyId);
        grow(companyId);
        moveClock(companyId, "2025-02-20T09:00:00Z");
        settle(companyId);
        watch(companyId);
        leaveTheFeed(companyId);
        end(companyId);
        billWithTheNextInvoice();
        payAYearAhead();
        beLookedAfter(companyId);
    }

    UUID onboard(CompanyBuilder company) {
        UUID companyId = UUID.fromString(send(Api.accountExecutive(), "POST", "/companies", company.toRequest())
                .path("id"));
        companies.add(companyId);
        return companyId;
    }

    /** Users of these companies, all at the same time. */
    void addAtOnce(List<UUID> ids) {
        ExecutorService threads = Executors.newFixedThreadPool(ids.size());
        try {
            List<Callable<Response>> adds = new ArrayList<>();
            ids.forEach(companyId -> adds.add(() -> Api.admin(companyId).post("/units", ADA)));
            for (Future<Response> answer : threads.invokeAll(adds)) {
                require(answer.get(), "POST /units");
            }
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdown();
        }
    }

    private void follow(UUID companyId) {
        Api owner = Api.owner(companyId);
        String company = "/companies/" + companyId;
        String recipients = company + "/invoice-recipients";
        send(owner, "GET", recipients, null);
        send(owner, "PUT", recipients, recipients("a@example.com", "b@example.com"));
        Map<String, Object> webhook = Map.of("url", receiver.url(), "description", "Our CRM");
        String id = once(owner, company + "/webhooks", webhook).path("id");
        String path = company + "/webhooks/" + id;
        send(owner, "GET", company + "/webhooks", null);
        send(owner, "GET", path, null);
        send(owner, "PATCH", path, Map.of("status", "paused"));
        send(owner, "PATCH", path, Map.of("status", "active"));
        once(owner, path + "/secret-rotations", "");
        once(owner, path + "/redeliveries", Map.of("from", 1, "to", 1));
    }

    private void changeUnits(UUID companyId) {
        Api admin = Api.admin(companyId);
        List<String> ids =
                send(admin, "POST", "/units/batch", Map.of("create", users(8))).path("created.id");
        Map<String, Object> withExternalId = Map.of("type", "user", "name", "Grace Hopper", "externalId", "hr-1");
        once(admin, "/units", withExternalId);
        send(admin, "POST", "/units", ADA);
        send(admin, "POST", "/units/preview", ADA);
        send(admin, "POST", "/units", ADA);
        once(admin, "/units", ADA);
        send(admin, "GET", "/units", null);
        send(admin, "GET", "/units?type=user", null);
        send(admin, "GET", "/units?externalId=hr-1", null);
        send(admin, "GET", "/units/" + ids.get(0), null);
        send(admin, "PATCH", "/units/" + ids.get(0), Map.of("name", "Augusta Ada King"));
        send(admin, "POST", "/units/" + ids.get(1) + "/replacement", Map.of("name", "Alan Turing"));
        send(admin, "POST", "/units/batch", Map.of("delete", List.of(ids.get(2)), "create", List.of(ADA)));
        send(admin, "DELETE", "/units/" + ids.get(3), null);
        send(admin, "POST", "/units", Map.of("type", "number", "name", "Paris desk"));
    }

    private void askBeforeAdding(UUID companyId) {
        Api owner = Api.owner(companyId);
        String company = "/companies/" + companyId;
        send(owner, "GET", company + "/plan/guardrails", null);
        Map<String, Object> guardrails =
                Map.of("units", List.of(Map.of("type", "user", "policy", "require_approval", "maxAdditional", 100)));
        send(owner, "PUT", company + "/plan/guardrails", guardrails);
        String approved = held(companyId);
        String declined = held(companyId);
        send(owner, "GET", company + "/approvals", null);
        send(owner, "GET", company + "/approvals?status=pending", null);
        send(owner, "GET", company + "/approvals/" + approved, null);
        send(owner, "PUT", company + "/approvals/" + approved + "/decision", Map.of("decision", "approved"));
        send(owner, "PUT", company + "/approvals/" + declined + "/decision", Map.of("decision", "declined"));
        send(owner, "PUT", company + "/plan/guardrails", Map.of("units", List.of()));
    }

    private String held(UUID companyId) {
        return send(Api.admin(companyId), "POST", "/units/batch", Map.of("create", users(2)))
                .path("id");
    }

    private void changeTheContract(UUID companyId) {
        Api staff = Api.accountExecutive();
        String company = "/companies/" + companyId;
        String amendments = company + "/contract/amendments";
        once(staff, amendments, amendment("user", 14, "immediate"));
        send(staff, "POST", amendments, amendment("number", 4, "renewal"));
        String requests = company + "/commitment-requests";
        Map<String, Object> wish = Map.of("unitType", "user", "included", 16, "reason", "We are hiring.");
        String id = once(Api.owner(companyId), requests, wish).path("id");
        send(staff, "GET", requests, null);
        Map<String, Object> decision = Map.of("decision", "approved", "effective", "renewal");
        send(staff, "PUT", requests + "/" + id + "/decision", decision);
        String other = send(Api.owner(companyId), "POST", requests, wish).path("id");
        send(staff, "PUT", requests + "/" + other + "/decision", Map.of("decision", "declined"));
    }

    private void grow(UUID companyId) {
        send(Api.admin(companyId), "POST", "/units/batch", Map.of("create", users(8)));
    }

    private void settle(UUID companyId) {
        Api owner = Api.owner(companyId);
        Api staff = Api.accountExecutive();
        String company = "/companies/" + companyId;
        List<String> invoices = send(owner, "GET", company + "/invoices", null).path("items.id");
        send(owner, "GET", company + "/invoices?status=open", null);
        send(owner, "GET", "/invoices/" + invoices.get(0), null);
        file(owner, "/invoices/" + invoices.get(0), "application/pdf");
        file(owner, "/invoices/" + invoices.get(0), "application/pdf");
        file(owner, "/invoices/" + invoices.get(0), "application/xml");
        Map<String, Object> payment =
                Map.of("amount", euro("1.00"), "paidAt", "2025-02-19T08:00:00Z", "reference", "Transfer 4711");
        once(staff, "/invoices/" + invoices.get(0) + "/payments", payment);
        once(
                staff,
                "/invoices/" + invoices.get(1) + "/credit-notes",
                Map.of("reason", "goodwill", "amount", euro("2.00")));
        Map<String, Object> replacement = Map.of("lines", List.of(Map.of("line", 1, "fullPrice", euro("29.00"))));
        String note = send(
                        staff,
                        "POST",
                        "/invoices/" + invoices.get(2) + "/credit-notes",
                        Map.of("reason", "correction", "replacement", replacement))
                .path("id");
        send(owner, "GET", company + "/credit-notes", null);
        send(owner, "GET", company + "/credit-notes?status=open", null);
        send(owner, "GET", "/credit-notes/" + note, null);
        file(owner, "/credit-notes/" + note, "application/pdf");
        moveClock(companyId, "2025-03-20T09:00:00Z");
    }

    private void watch(UUID companyId) {
        Api owner = Api.owner(companyId);
        String company = "/companies/" + companyId;
        send(owner, "GET", company, null);
        send(owner, "GET", company + "/plan", null);
        send(owner, "GET", company + "/plan/forecast", null);
        send(owner, "GET", company + "/plan/history", null);
        send(owner, "GET", company + "/seat-log", null);
        send(owner, "GET", company + "/events?after=1", null);
        sent.add("GET " + company + "/plan/stream");
        EventStream.first(owner.request(), company + "/plan/stream");
    }

    private void leaveTheFeed(UUID companyId) {
        Api owner = Api.owner(companyId);
        String company = "/companies/" + companyId;
        String path = company + "/webhooks/"
                + send(owner, "GET", company + "/webhooks", null).path("items[0].id");
        Receiver.await(() -> hasItems(owner, path + "/deliveries"), "an attempt to deliver");
        String letters = company + "/invoice-recipients/deliveries";
        Receiver.await(() -> hasItems(owner, letters), "a letter");
        send(owner, "DELETE", path, null);
        send(owner, "PUT", company + "/invoice-recipients", recipients("a@example.com"));
        send(owner, "PUT", company + "/invoice-recipients", recipients());
    }

    private boolean hasItems(Api owner, String path) {
        return !send(owner, "GET", path, null).jsonPath().getList("items").isEmpty();
    }

    private void end(UUID companyId) {
        Api staff = Api.accountExecutive();
        String company = "/companies/" + companyId;
        send(staff, "PUT", company + "/suspension", Map.of("reason", "Two payments were returned."));
        send(staff, "DELETE", company + "/suspension", null);
        once(staff, company + "/contract/cancellation", Map.of());
        moveClock(companyId, "2026-06-01T09:00:00Z");
    }

    private void billWithTheNextInvoice() {
        UUID companyId = onboard(
                aCompany().withContract("additionalInvoicing", "next_invoice").withContract("proration", "second"));
        send(Api.admin(companyId), "POST", "/units/batch", Map.of("create", users(12)));
        moveClock(companyId, "2024-12-20T09:00:00Z");
        send(Api.owner(companyId), "GET", "/companies/" + companyId + "/plan/forecast", null);
    }

    private void payAYearAhead() {
        UUID companyId = onboard(aCompany().withContract("subscriptionType", "annual_upfront"));
        send(Api.admin(companyId), "POST", "/units/batch", Map.of("create", users(12)));
        send(
                Api.accountExecutive(),
                "POST",
                "/companies/" + companyId + "/contract/amendments",
                amendment("user", 14, "immediate"));
    }

    private void beLookedAfter(UUID companyId) {
        Api staff = Api.accountExecutive();
        once(staff, "/companies", aCompany().toRequest());
        send(staff, "GET", "/companies", null);
        send(staff, "GET", "/audits/" + companyId, null);
        send(staff, "GET", "/audits", null);
        send(staff, "GET", "/numbering/invoice/audit", null);
        send(staff, "GET", "/numbering/credit_note/audit", null);
        send(staff, "POST", "/recurring-runs", "");
        send(Api.anonymous(), "GET", "/dashboard/settings", null);
        send(Api.anonymous(), "POST", "/demo/tokens", Map.of("role", "account_executive"));
    }

    private void moveClock(UUID companyId, String now) {
        send(Api.admin(companyId), "POST", "/companies/" + companyId + "/clock", Map.of("now", now));
    }

    private void file(Api caller, String path, String mediaType) {
        Receiver.await(
                () -> caller.request().accept(mediaType).get(path).statusCode() == 200, mediaType + " of " + path);
    }

    /** And once more, as a client does that has not heard the answer. */
    private Response once(Api caller, String path, Object body) {
        String key = UUID.randomUUID().toString();
        Response answer = send(caller, "POST", path, body, key);
        send(caller, "POST", path, body, key);
        return answer;
    }

    private Response send(Api caller, String method, String path, Object body) {
        return send(caller, method, path, body, null);
    }

    private Response send(Api caller, String method, String path, Object body, String key) {
        sent.add(method + " " + path.replaceFirst("\\?.*", ""));
        RequestSpecification request = caller.request().header("If-Match", "*");
        if (body != null) {
            request.contentType(ContentType.JSON).body(body);
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return require(request.request(method, path), method + " " + path);
    }

    private Response require(Response answer, String request) {
        if (answer.statusCode() >= 300) {
            refused.add(request + ": " + answer.asString());
        }
        return answer;
    }

    private static Map<String, Object> recipients(String... addresses) {
        List<Map<String, String>> recipients = new ArrayList<>();
        for (String address : addresses) {
            recipients.add(Map.of("email", address));
        }
        return new HashMap<>(Map.of("recipients", recipients));
    }

    private static Map<String, Object> amendment(String unitType, int included, String effective) {
        return Map.of("unitType", unitType, "included", included, "effective", effective);
    }

    private static Map<String, String> euro(String amount) {
        return Map.of("amount", amount, "currency", "EUR");
    }

    private static List<Map<String, Object>> users(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> Map.<String, Object>of("type", "user", "name", "User " + i))
                .toList();
    }
}

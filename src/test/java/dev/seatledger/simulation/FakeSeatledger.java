package dev.seatledger.simulation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

/**
 * Something that answers like the application and is right by definition, because it asks the same oracle; with a {@link Fault} it is
 * wrong in a known way. It proves that the simulator finds what is wrong and nothing else, without the application.
 */
final class FakeSeatledger implements AutoCloseable {

    /** Spoils answers. */
    interface Fault {

        /**
         * @param what is answered: plan, item, whole
         * @param history what has been done to the company: add, delete, batch, clock, amend, suspend
         */
        void spoil(String what, List<String> history, ObjectNode answer);
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Integer> STATUS = Map.of("validation-failed", 400, "not-found", 404);

    static {
        // Else each answer waits for the client's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final Map<String, FakeCompany> companies = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> answered = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final HttpServer server;
    private final Fault fault;

    FakeSeatledger(Fault fault) throws IOException {
        this.fault = fault;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
        int status = 200;
        JsonNode answer;
        try {
            String[] path = exchange.getRequestURI().getPath().substring(1).split("/", -1);
            answer = once(exchange, path, body);
            status = answer == null ? 204 : "POST".equals(exchange.getRequestMethod()) ? created(path) : 200;
        } catch (FakeCompany.Problem problem) {
            status = STATUS.getOrDefault(problem.getMessage(), 409);
            answer = JsonNodeFactory.instance.objectNode().put("type", problem.getMessage());
        } catch (RuntimeException e) {
            status = 500;
            answer = JsonNodeFactory.instance
                    .objectNode()
                    .put("type", "internal-error")
                    .put("detail", String.valueOf(e));
        }
        byte[] bytes = answer == null ? new byte[0] : JSON.writeValueAsBytes(answer);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static int created(String[] path) {
        String last = path[path.length - 1];
        return List.of("batch", "clock", "tokens").contains(last) ? 200 : 201;
    }

    /** With a key, the first answer again. */
    private @Nullable JsonNode once(HttpExchange exchange, String[] path, JsonNode body) {
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        if (key == null) {
            return answer(exchange, path, body);
        }
        String request =
                exchange.getRequestHeaders().getFirst("Authorization") + " " + exchange.getRequestURI() + " " + key;
        JsonNode known = answered.get(request);
        if (known == null) {
            known = Objects.requireNonNull(answer(exchange, path, body));
            answered.put(request, known);
        }
        return known;
    }

    /** The token is the role and the company. */
    private @Nullable JsonNode answer(HttpExchange exchange, String[] path, JsonNode body) {
        if ("demo".equals(path[0])) {
            String token =
                    body.path("role").asText() + " " + body.path("companyId").asText("none");
            return JsonNodeFactory.instance.objectNode().put("token", token);
        }
        if (path.length == 1 && "companies".equals(path[0])) {
            FakeCompany company = new FakeCompany(FakeTerms.read(body));
            companies.put(company.id, company);
            return JsonNodeFactory.instance.objectNode().put("id", company.id);
        }
        String[] token = exchange.getRequestHeaders().getFirst("Authorization").split(" ", -1);
        FakeCompany company = "companies".equals(path[0])
                ? companies.get(path[1])
                : "none".equals(token[2]) ? ofInvoice(path[1]) : companies.get(token[2]);
        synchronized (company) {
            String method = exchange.getRequestMethod();
            boolean owner = "owner".equals(token[1]);
            String query = String.valueOf(exchange.getRequestURI().getQuery());
            return "GET".equals(method)
                    ? read(company, path, query)
                    : change(company, method + " " + rest(path), path, owner, body);
        }
    }

    private FakeCompany ofInvoice(String invoiceId) {
        return companies.values().stream()
                .filter(company -> company.documents.owns(invoiceId))
                .findFirst()
                .orElseThrow();
    }

    /** A path without what names a company, a unit or a document. */
    private static String rest(String[] path) {
        return path.length < 3 ? path[0] : path[path.length - 1];
    }

    private @Nullable JsonNode change(FakeCompany company, String what, String[] path, boolean owner, JsonNode body) {
        return switch (what) {
            case "POST units" ->
                "batch".equals(path[path.length - 1]) ? company.batch(body, owner) : company.add(body, owner);
            case "DELETE units" -> company.delete(path[1]);
            case "POST clock" -> company.clock(body);
            case "POST amendments" -> company.amend(body);
            case "POST cancellation" -> company.cancel();
            case "PUT suspension" -> company.suspend();
            case "DELETE suspension" -> company.resume();
            case "POST payments" -> company.pay(path[1], body);
            case "POST credit-notes" -> company.creditNote(path[1], body);
            default -> throw new IllegalArgumentException(what);
        };
    }

    private JsonNode read(FakeCompany company, String[] path, String query) {
        if (path.length == 2) {
            ObjectNode whole = "invoices".equals(path[0])
                    ? company.documents.wholeBill(path[1])
                    : company.documents.wholeCredit(path[1]);
            fault.spoil("whole", company.history, whole);
            return whole;
        }
        return switch (path[path.length - 1]) {
            case "plan" -> {
                ObjectNode plan = company.plan();
                fault.spoil("plan", company.history, plan);
                yield plan;
            }
            case "units" -> page(company, company.units(), query);
            case "seat-log" -> page(company, company.seatLog(), query);
            case "invoices" -> page(company, company.documents.bills(), query);
            default -> page(company, company.documents.credits(), query);
        };
    }

    /** The cursor is an index. */
    private JsonNode page(FakeCompany company, List<ObjectNode> items, String query) {
        String[] parts = query.split("[=&]", -1);
        int limit = Integer.parseInt(parts[1]);
        int start = parts.length > 3 ? Integer.parseInt(parts[3]) : 0;
        int end = Math.min(items.size(), start + limit);
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        for (ObjectNode item : items.subList(start, end)) {
            fault.spoil("item", company.history, item);
            page.withArray("items").add(item);
        }
        return page.put("nextCursor", end < items.size() ? String.valueOf(end) : null);
    }
}

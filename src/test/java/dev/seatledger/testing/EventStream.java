package dev.seatledger.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import io.restassured.RestAssured;
import io.restassured.builder.ResponseBuilder;
import io.restassured.http.Header;
import io.restassured.http.Headers;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.QueryableRequestSpecification;
import io.restassured.specification.RequestSpecification;
import io.restassured.specification.SpecificationQuerier;

/** A client of server-sent events, which reads them as they come. */
public final class EventStream implements AutoCloseable {

    public static final String MEDIA_TYPE = "text/event-stream";

    private static final int SECONDS = 20;

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HttpResponse<InputStream> response;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final AtomicInteger comments = new AtomicInteger();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    /** An event, complete. */
    public record Event(long id, String name, String data) {

        /**
         * @param text as it is sent
         */
        public static Event parse(String text) {
            return of(text.lines().filter(line -> !line.isEmpty()).toList());
        }

        private static Event of(List<String> lines) {
            String id = "";
            String name = "";
            StringBuilder data = new StringBuilder();
            for (String line : lines) {
                String value = line.substring(line.indexOf(':') + 1).stripLeading();
                switch (line.substring(0, line.indexOf(':'))) {
                    case "id" -> id = value;
                    case "event" -> name = value;
                    case "data" -> data.append(value);
                    default -> throw new IllegalArgumentException(line);
                }
            }
            return new Event(Long.parseLong(id), name, data.toString());
        }

        public JsonPath json() {
            return Json.of(data);
        }
    }

    private EventStream(HttpResponse<InputStream> response) {
        this.response = response;
        Thread reader = new Thread(this::read, "event-stream");
        reader.setDaemon(true);
        reader.start();
    }

    /** Opens a stream, which must be there. */
    public static EventStream open(Api caller, String path) {
        return open(caller, path, Map.of());
    }

    public static EventStream open(Api caller, String path, Map<String, String> headers) {
        HttpResponse<InputStream> response = send(caller.request().headers(headers), caller.address() + path);
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + body(response));
        }
        return new EventStream(response);
    }

    /** The answer with nothing but the first event for its body; a refusal as it is. */
    public static Response first(RequestSpecification request, String path) {
        HttpResponse<InputStream> response = send(request, path);
        boolean isStream = response.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith(MEDIA_TYPE))
                .isPresent();
        String body;
        if (isStream) {
            try (EventStream stream = new EventStream(response)) {
                Event event = stream.next();
                body = "id: " + event.id() + "\nevent: " + event.name() + "\ndata: " + event.data() + "\n\n";
            }
        } else {
            body = body(response);
        }
        List<Header> headers = new ArrayList<>();
        response.headers()
                .map()
                .forEach((name, values) -> values.forEach(value -> headers.add(new Header(name, value))));
        return new ResponseBuilder()
                .setStatusCode(response.statusCode())
                .setStatusLine("HTTP/1.1 " + response.statusCode())
                .setHeaders(new Headers(headers))
                .setContentType(response.headers().firstValue("Content-Type").orElse(""))
                .setBody(body)
                .build();
    }

    private static HttpResponse<InputStream> send(RequestSpecification request, String path) {
        QueryableRequestSpecification asked = SpecificationQuerier.query(request);
        String address = path.startsWith("http") ? "" : RestAssured.baseURI + ":" + RestAssured.port;
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(address + path));
        asked.getHeaders().asList().stream()
                .filter(header -> !header.getName().equalsIgnoreCase("Content-Type"))
                .forEach(header -> builder.setHeader(header.getName(), header.getValue()));
        try {
            return HTTP.send(builder.build(), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String body(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith(":")) {
                    comments.incrementAndGet();
                } else if (!line.isEmpty()) {
                    lines.add(line);
                } else if (!lines.isEmpty()) {
                    events.add(Event.of(lines));
                    lines.clear();
                }
            }
            ended.complete(null);
        } catch (IOException | RuntimeException e) {
            ended.completeExceptionally(e);
        }
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    /** The next event, which must come. */
    public Event next() {
        try {
            Event event = events.poll(SECONDS, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("no event has come");
            }
            return event;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All events up to one of this id, which must come. */
    public List<Event> upTo(long id) {
        List<Event> all = new ArrayList<>();
        do {
            all.add(next());
        } while (all.get(all.size() - 1).id() < id);
        return all;
    }

    public boolean hasNoMore() {
        return events.isEmpty();
    }

    /** Heartbeats so far. */
    public int comments() {
        return comments.get();
    }

    /** The server ends it, as an answer is ended. */
    public void awaitEnd() throws Exception {
        try {
            ended.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("the stream goes on", e);
        }
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException alreadyGone) {
            // what we wanted
        }
    }
}

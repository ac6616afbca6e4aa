package dev.seatledger.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.jspecify.annotations.Nullable;

/** A request while it is being made. */
final class Draft {

    final Operation operation;
    final World world;
    final int company;
    final Random random;
    final World.Caller caller;
    final List<Mutation> mutations = new ArrayList<>();
    final List<String> query = new ArrayList<>();
    final List<String> headers = new ArrayList<>();

    String method;
    /** Each after its slash, encoded. */
    List<String> segments = new ArrayList<>();

    /** Which of the segments are parameters. */
    List<Integer> parameters = new ArrayList<>();

    String afterPath = "";
    String origin = "";

    @Nullable
    JsonNode body;

    byte @Nullable [] bytes;
    boolean framed;

    private final Map<String, String> raw = new LinkedHashMap<>();

    Draft(Operation operation, World world, int company, World.Caller caller, Random random) {
        this.operation = operation;
        this.world = world;
        this.company = company;
        this.caller = caller;
        this.random = random;
        this.method = operation.method();
    }

    /** JSON that no tree can hold, such as {@code 1e400}. */
    JsonNode raw(String json) {
        String marker = "@raw" + raw.size() + "@";
        raw.put('"' + marker + '"', json);
        return TextNode.valueOf(marker);
    }

    void writeBody() {
        if (body == null) {
            return;
        }
        String text = body.toString();
        for (Map.Entry<String, String> each : raw.entrySet()) {
            text = text.replace(each.getKey(), each.getValue());
        }
        bytes = text.getBytes(StandardCharsets.UTF_8);
    }

    void setHeader(String name, @Nullable String value) {
        headers.removeIf(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"));
        if (value != null) {
            headers.add(name + ": " + value);
        }
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    String path() {
        return "/" + String.join("/", segments);
    }

    Request request() {
        String target = origin + path() + afterPath + (query.isEmpty() ? "" : "?" + String.join("&", query));
        return new Request(operation, mutations, caller.name(), method, target, headers, bytes, framed);
    }
}

package dev.seatledger.testing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import groovy.lang.Binding;
import groovy.lang.GroovyClassLoader;
import groovy.lang.GroovyRuntimeException;
import groovy.lang.Script;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ResponseBodyExtractionOptions;
import org.codehaus.groovy.runtime.InvokerHelper;

/**
 * An answer. The library compiles a path into a program each time somebody looks, which is most of what a test costs; this compiles each
 * path once. What it does not know how to look up it leaves to the library.
 */
public final class Json extends JsonPath {

    /** Names that the library quotes before it compiles them. */
    private static final Pattern QUOTED = Pattern.compile("[-@$]|\\.\\d|\\bclass\\b");

    private static final Map<String, Class<?>> PROGRAMS = new ConcurrentHashMap<>();
    private static final GroovyClassLoader COMPILER = new GroovyClassLoader(Json.class.getClassLoader());
    private static final String ROOT = "answer";

    private final Object root;

    private Json(String text) {
        super(text);
        this.root = super.get("$");
    }

    public static Json of(ResponseBodyExtractionOptions answer) {
        return new Json(answer.asString());
    }

    public static Json of(String text) {
        return new Json(text);
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> T get(String path) {
        if (path.isEmpty() || QUOTED.matcher(path).find()) {
            return super.get(path);
        }
        try {
            Class<?> program = PROGRAMS.computeIfAbsent(path, Json::compile);
            Script script =
                    InvokerHelper.createScript(program.asSubclass(Script.class), new Binding(Map.of(ROOT, root)));
            return (T) script.run();
        } catch (NullPointerException | GroovyRuntimeException nothingThere) {
            return super.get(path);
        }
    }

    private static Class<?> compile(String path) {
        return COMPILER.parseClass(ROOT + (path.startsWith("[") ? "" : ".") + path);
    }
}

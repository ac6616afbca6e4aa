package dev.seatledger.testing;

import java.util.function.BooleanSupplier;

import static io.restassured.RestAssured.given;

/** What operators see. */
public final class Metrics {

    private Metrics() {}

    /**
     * @param address of an instance; empty for the application under test
     */
    public static int gauge(String address, String name) {
        return given().get(address + "/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no gauge " + name));
    }

    public static void await(String what, BooleanSupplier condition) {
        Wait.until(what, condition::getAsBoolean);
    }
}

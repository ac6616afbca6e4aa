package dev.seatledger.demo;

import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;

import dev.seatledger.shared.config.SeatledgerConfig;

/** Prints what to try first in the demo. */
@ApplicationScoped
class DemoBanner {

    private final SeatledgerConfig config;

    DemoBanner(SeatledgerConfig config) {
        this.config = config;
    }

    void print(@ObservesAsync HttpServerStart started) {
        if (config.demo()) {
            System.out.println(text("http://localhost:" + started.options().getPort()));
        }
    }

    private static String text(String address) {
        return """

                Seatledger is running at %1$s (demo: anyone can get a token).
                The company Acme has 10 users and 3 numbers, all of them included: %2$s

                  TOKEN=$(curl -s %1$s/demo/tokens -H 'Content-Type: application/json' -d '{"role":"owner","companyId":"%2$s"}' | cut -d'"' -f4)
                  curl -s %1$s/companies/%2$s/plan -H "Authorization: Bearer $TOKEN"
                  curl -s %1$s/units -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{"type":"user","name":"Katherine Johnson"}'
                """.formatted(address, DemoCompany.ID);
    }
}

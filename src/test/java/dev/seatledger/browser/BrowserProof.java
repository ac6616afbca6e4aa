package dev.seatledger.browser;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.seatledger.browser.IdentityProvider.Person;
import dev.seatledger.testing.Api;
import dev.seatledger.testing.CompanyBuilder;
import dev.seatledger.testing.Instance;

class BrowserProof {

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @Test
    void smoke() throws Exception {
        Customer customer =
                Customer.onboard(STAGE.one(), CompanyBuilder.aCompany()).withUsers(10);
        customer.addUser(customer.admin(), "Katherine Johnson");
        System.out.println(customer.additionalInvoices());
        try (IdentityProvider provider = IdentityProvider.start("dashboard");
                HostSite host = HostSite.start()) {
            Instance production = STAGE.startProduction(
                    provider,
                    Map.of(
                            "SEATLEDGER_DASHBOARD_AUTHORITY",
                            provider.issuer(),
                            "SEATLEDGER_DASHBOARD_CLIENT_ID",
                            "dashboard",
                            "SEATLEDGER_DASHBOARD_SCOPE",
                            "openid offline_access",
                            "SEATLEDGER_DASHBOARD_HOST_ORIGINS",
                            host.origin()));
            var request = CompanyBuilder.aCompany()
                    .without("clock")
                    .withContract("start", java.time.LocalDate.now().toString())
                    .toRequest();
            String id = Api.withToken(provider.tokenFor(new Person("ae", "account_executive", null)))
                    .at(production.address())
                    .post("/companies", request)
                    .then()
                    .log()
                    .all()
                    .statusCode(201)
                    .extract()
                    .path("id");
            Api.withToken(provider.tokenFor(new Person("ow", "owner", UUID.fromString(id))))
                    .at(production.address())
                    .get("/companies/" + id + "/plan")
                    .then()
                    .log()
                    .all();
        }
    }
}

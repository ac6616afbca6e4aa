package dev.seatledger.browser;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import dev.seatledger.browser.IdentityProvider.Person;
import dev.seatledger.testing.Api;
import dev.seatledger.testing.Instance;

import static dev.seatledger.testing.CompanyBuilder.aCompany;

/** An instance that is no demo, with one company, the identity provider that it trusts, and the application that may frame its dashboard. */
record Production(Instance instance, IdentityProvider provider, HostSite host, UUID companyId) {

    static final String CLIENT = "seatledger-dashboard";

    static Production of(Instance instance, IdentityProvider provider, HostSite host) {
        return new Production(instance, provider, host, onboard(instance, provider));
    }

    /** The same, looked at by people of a company of its own. */
    Production beside() {
        return new Production(instance, provider, host, onboard(instance, provider));
    }

    private static UUID onboard(Instance instance, IdentityProvider provider) {
        String companyId = Api.withToken(provider.tokenFor(new Person("camille", "account_executive", null)))
                .at(instance.address())
                .post(
                        "/companies",
                        aCompany()
                                .without("clock")
                                .withContract(
                                        "start",
                                        LocalDate.now(ZoneId.of("Europe/Paris")).toString())
                                .toRequest())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return UUID.fromString(companyId);
    }

    String address() {
        return instance.address();
    }

    Person owner(String name) {
        return new Person(name, "owner", companyId);
    }

    String tokenOf(String owner) {
        return provider.tokenFor(owner(owner));
    }

    String tokenOfAdmin(String name) {
        return provider.tokenFor(new Person(name, "admin", companyId));
    }

    /** Names of the users that exist. */
    List<String> users() {
        return Api.withToken(tokenOfAdmin("somebody"))
                .at(instance.address())
                .read("/units?type=user&limit=200")
                .getList("items.name");
    }
}

package dev.seatledger.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import dev.seatledger.client.api.DemoApi;
import dev.seatledger.client.api.EventsApi;
import dev.seatledger.client.api.InvoicesApi;
import dev.seatledger.client.api.PlanApi;
import dev.seatledger.client.api.UnitsApi;
import dev.seatledger.client.api.WebhooksApi;
import dev.seatledger.client.model.AddUnitRequest;
import dev.seatledger.client.model.AddedUnit;
import dev.seatledger.client.model.BatchRequest;
import dev.seatledger.client.model.BatchResult;
import dev.seatledger.client.model.DemoTokenRequest;
import dev.seatledger.client.model.Event;
import dev.seatledger.client.model.EventPage;
import dev.seatledger.client.model.InvoicePage;
import dev.seatledger.client.model.IssuedInvoice;
import dev.seatledger.client.model.Money;
import dev.seatledger.client.model.PlanUnits;
import dev.seatledger.client.model.Preview;
import dev.seatledger.client.model.PreviewRequest;
import dev.seatledger.client.model.RegisteredWebhook;
import dev.seatledger.client.model.Unit;
import dev.seatledger.client.model.UnitCreatedEvent;
import dev.seatledger.client.model.UnitType;
import dev.seatledger.client.model.WebhookRequest;

/**
 * The main job of a partner: see the plan, ask for the price, add at that price, once even if asked twice, change many, read what was
 * billed and what happened, and be told of it. All through classes that were generated from the contract.
 */
public final class MainJob {

    private static final UUID COMPANY = UUID.fromString("01890000-0000-7000-8000-000000000001");

    private static final String NAME = "Margaret Hamilton";
    private static final String REPLAYED = "Idempotency-Replayed";

    private final PlanApi plans;
    private final UnitsApi units;
    private final InvoicesApi invoices;
    private final EventsApi events;
    private final WebhooksApi webhooks;

    private MainJob(ApiClient client) {
        plans = new PlanApi(client);
        units = new UnitsApi(client);
        invoices = new InvoicesApi(client);
        events = new EventsApi(client);
        webhooks = new WebhooksApi(client);
    }

    public static void main(String[] arguments) throws Exception {
        String address = Optional.ofNullable(System.getenv("SEATLEDGER_URL")).orElse("http://localhost:8080");
        ApiClient client = new ApiClient();
        client.updateBaseUri(address);
        String token = new DemoApi(client)
                .createDemoToken(new DemoTokenRequest().role(DemoTokenRequest.RoleEnum.OWNER).companyId(COMPANY))
                .getToken();
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        MainJob job = new MainJob(client);
        job.beTold();
        job.run();
    }

    private void run() throws ApiException {
        PlanUnits before = users();
        tell("users", "%d of %d included, %d free", before.getCreated(), before.getIncluded(), before.getFreeSeats());

        Preview preview = units.previewUnits(new PreviewRequest().type(UnitType.USER).name(NAME));
        expect("invoiced at once", preview.getWouldInvoice(), before.getFreeSeats() == 0);
        Money price = preview.getInvoice().getTotal();
        tell("preview", "%s", money(price));

        AddUnitRequest request =
                new AddUnitRequest().type(UnitType.USER).name(NAME).previewToken(preview.getToken());
        String key = UUID.randomUUID().toString();
        ApiResponse<AddedUnit> first = units.addUnitWithHttpInfo(request, key);
        // An add is held if an owner wants to be asked first: that is a 202, with an approval that waits.
        expect("status", first.getStatusCode(), 201);
        expect("replayed", first.getHeaders().get(REPLAYED), null);
        AddedUnit added = first.getData();
        IssuedInvoice invoice = added.getInvoice();
        expect("total of the invoice", invoice.getTotal(), price);
        tell("added", "%s", added.getUnit().getId());
        tell("invoice", "%s of %s", invoice.getNumber(), money(invoice.getTotal()));

        ApiResponse<AddedUnit> again = units.addUnitWithHttpInfo(request, key);
        expect("the same answer", again.getData(), added);
        expect("replayed", again.getHeaders().get(REPLAYED), List.of("true"));
        tell("repeated", "%s", again.getData().getUnit().getId());

        changeMany(added.getUnit());
        expect("users", users().getCreated(), before.getCreated() + 2);

        InvoicePage issued = invoices.listInvoices(COMPANY, null, null, null);
        expect(
                "invoice in the list",
                issued.getItems().stream()
                        .filter(item -> item.getId().equals(invoice.getId()))
                        .count(),
                1L);
        tell("invoices", "%d", issued.getItems().size());

        List<Event> happened = allEvents();
        expect(
                "events of the new unit",
                happened.stream()
                        .filter(event -> event.getType().equals("unit.created"))
                        .filter(event -> event.getData()
                                .get("unitId")
                                .equals(added.getUnit().getId().toString()))
                        .count(),
                1L);
        long last = plans.getPlan(COMPANY, null).getSequence();
        expect("last event", happened.get(happened.size() - 1).getSequence(), last);
        tell("events", "%d", last);
    }

    /** Page by page: the sequence of the last one asks for what follows. */
    private List<Event> allEvents() throws ApiException {
        List<Event> all = new ArrayList<>();
        EventPage page;
        do {
            long after = all.isEmpty() ? 0 : all.get(all.size() - 1).getSequence();
            page = events.listEvents(COMPANY, after, null, null, null);
            all.addAll(page.getItems());
        } while (page.getNextCursor() != null);
        return all;
    }

    /** Registers a webhook, changes something, and takes what is sent. */
    private void beTold() throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            RegisteredWebhook webhook = webhooks.createWebhook(
                    COMPANY,
                    new WebhookRequest().url(receiver.url()).addEventsItem(WebhookRequest.EventsEnum.UNIT_CREATED),
                    null);
            Unit unit = units.addUnit(new AddUnitRequest().type(UnitType.NUMBER).name("Houston desk"), null)
                    .getUnit();

            String body = receiver.next(webhook.getSecret());

            UnitCreatedEvent event = ApiClient.createDefaultObjectMapper().readValue(body, UnitCreatedEvent.class);
            expect("unit in the delivery", event.getData().getUnitId(), unit.getId());
            units.deleteUnit(unit.getId(), null, null);
            webhooks.deleteWebhook(COMPANY, webhook.getId());
            tell("delivered", "%s %d, verified", event.getType(), event.getSequence());
        }
    }

    private void changeMany(Unit leaving) throws ApiException {
        BatchResult result = units.changeUnits(
                new BatchRequest()
                        .addDeleteItem(leaving.getId())
                        .addCreateItem(new AddUnitRequest().type(UnitType.USER).name("Joan Clarke"))
                        .addCreateItem(new AddUnitRequest().type(UnitType.USER).name("Karen Sparck Jones")),
                null);
        expect("removed", result.getDeleted(), List.of(leaving.getId()));
        expect(
                "created",
                result.getCreated().stream().map(Unit::getName).toList(),
                List.of("Joan Clarke", "Karen Sparck Jones"));
        tell(
                "batch",
                "%d out, %d in",
                result.getDeleted().size(),
                result.getCreated().size());
    }

    private PlanUnits users() throws ApiException {
        return plans.getPlan(COMPANY, null).getUnits().stream()
                .filter(row -> row.getType() == UnitType.USER)
                .findFirst()
                .orElseThrow();
    }

    private static String money(Money money) {
        return money.getAmount() + " " + money.getCurrency();
    }

    private static void tell(String what, String format, Object... values) {
        System.out.println(what + ": " + String.format(format, values));
    }

    private static void expect(String what, Object actual, Object expected) {
        if (!Objects.equals(actual, expected)) {
            throw new IllegalStateException("%s: %s instead of %s".formatted(what, actual, expected));
        }
    }
}

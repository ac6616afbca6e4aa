/**
 * The main job of a partner: see the plan, ask for the price, add at that price, once even if asked twice, change many, read what was billed
 * and what happened. With nothing but the types that were generated from the contract and a fetch that knows them.
 */
import { randomUUID } from "node:crypto";

import createClient from "openapi-fetch";

import type { components, paths } from "./generated/seatledger.js";

type Schemas = components["schemas"];

const companyId = "01890000-0000-7000-8000-000000000001";
const client = createClient<paths>({ baseUrl: process.env["SEATLEDGER_URL"] ?? "http://localhost:8080" });

/** The body of a good answer. A problem ends the job. */
function good<T>(answer: { data?: T; error?: unknown; response: Response }): T {
  if (answer.data === undefined) {
    throw new Error(`${answer.response.url}: ${answer.response.status} ${JSON.stringify(answer.error)}`);
  }
  return answer.data;
}

function expect(what: string, actual: unknown, expected: unknown): void {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) {
    throw new Error(`${what}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`);
  }
}

function present<T>(what: string, value: T | null | undefined): T {
  if (value === null || value === undefined) {
    throw new Error(`no ${what}`);
  }
  return value;
}

function money({ amount, currency }: Schemas["Money"]): string {
  return `${amount} ${currency}`;
}

/** An add is held if an owner wants to be asked first: then the answer is an approval that waits. */
function addedNow(answer: Schemas["AddedUnit"] | Schemas["Approval"]): Schemas["AddedUnit"] {
  if (!("unit" in answer)) {
    throw new Error(`held: ${answer.id}`);
  }
  return answer;
}

function changedNow(answer: Schemas["BatchResult"] | Schemas["Approval"]): Schemas["BatchResult"] {
  if (!("deleted" in answer)) {
    throw new Error(`held: ${answer.id}`);
  }
  return answer;
}

/** All of them, page by page: the sequence of the last one asks for what follows. */
async function events() {
  const all: Schemas["Event"][] = [];
  for (;;) {
    const page = good(
      await client.GET("/companies/{companyId}/events", {
        params: { path: { companyId }, query: { after: all.at(-1)?.sequence ?? 0 } },
      }),
    );
    all.push(...page.items);
    if (page.nextCursor === null) {
      return all;
    }
  }
}

async function users() {
  const plan = good(await client.GET("/companies/{companyId}/plan", { params: { path: { companyId } } }));
  return present("users in the plan", plan.units.find((units) => units.type === "user"));
}

async function mainJob(): Promise<void> {
  const { token } = good(await client.POST("/demo/tokens", { body: { role: "owner", companyId } }));
  client.use({
    onRequest({ request }) {
      request.headers.set("Authorization", `Bearer ${token}`);
      return request;
    },
  });

  const before = await users();
  console.log(`users: ${before.created} of ${before.included} included, ${before.freeSeats} free`);

  const unit = { type: "user", name: "Katherine Johnson" } as const;
  const preview = good(await client.POST("/units/preview", { body: unit }));
  expect("invoiced at once", preview.wouldInvoice, before.freeSeats === 0);
  const price = present("price", preview.invoice);
  console.log(`preview: ${money(price.total)}`);

  const request = {
    params: { header: { "Idempotency-Key": randomUUID() } },
    body: { ...unit, previewToken: present("token", preview.token) },
  };
  const first = await client.POST("/units", request);
  const added = addedNow(good(first));
  expect("replayed", first.response.headers.get("Idempotency-Replayed"), null);
  const invoice = present("invoice", added.invoice);
  expect("total of the invoice", invoice.total, price.total);
  console.log(`added: ${added.unit.id}`);
  console.log(`invoice: ${invoice.number} of ${money(present("total", invoice.total))}`);

  const again = await client.POST("/units", request);
  expect("the same answer", good(again), added);
  expect("replayed", again.response.headers.get("Idempotency-Replayed"), "true");
  console.log(`repeated: ${addedNow(good(again)).unit.id}`);

  const changes = {
    delete: [added.unit.id],
    create: [
      { type: "user" as const, name: "Dorothy Vaughan" },
      { type: "user" as const, name: "Mary Jackson" },
    ],
  };
  const batch = changedNow(good(await client.POST("/units/batch", { body: changes })));
  expect("removed", batch.deleted, [added.unit.id]);
  expect("created", batch.created.map((created) => created.name), ["Dorothy Vaughan", "Mary Jackson"]);
  console.log(`batch: ${batch.deleted.length} out, ${batch.created.length} in`);
  expect("users", (await users()).created, before.created + 2);

  const invoices = good(await client.GET("/companies/{companyId}/invoices", { params: { path: { companyId } } }));
  expect("invoice in the list", invoices.items.filter(({ id }) => id === invoice.id).length, 1);
  console.log(`invoices: ${invoices.items.length}`);

  const plan = good(await client.GET("/companies/{companyId}/plan", { params: { path: { companyId } } }));
  const created = (await events()).filter(({ type, data }) => type === "unit.created" && data["unitId"] === added.unit.id);
  expect("events of the new unit", created.length, 1);
  expect("last event", (await events()).at(-1)?.sequence, plan.sequence);
  console.log(`events: ${plan.sequence}`);
}

mainJob().catch((surprise: unknown) => {
  console.error(surprise);
  process.exitCode = 1;
});

import {html, nothing, type TemplateResult} from 'lit';

import {call} from '../../api/client';
import {Pages} from '../../api/pages';
import type {Schemas} from '../../api/types';
import {SeatElement} from '../../element';
import {common} from '../../i18n/common';
import {formatNumber} from '../../i18n/format';
import {OnChange} from '../../live/on-change';
import {companyId} from '../../session/session';
import {dataTable, emptyState, instant, pageHeader, pager, problemMessage, skeleton} from '../../ui/parts';
import {text} from './messages';
import {Names} from './names';

type Entry = Schemas['SeatLogEntry'];

/** Who acts when a period begins. */
const ITSELF = 'seatledger';

/** What became of seats, newest first; what is new appears by itself. */
class SeatLogPage extends SeatElement {
    readonly #names = new Names();
    readonly #pages = new Pages<Entry>(this, (cursor, signal) => this.#load(cursor, signal));

    constructor() {
        super();
        new OnChange(this, () => this.#pages.follow());
    }

    async #load(cursor: string | undefined, signal: AbortSignal): Promise<Schemas['SeatLogEntryPage']> {
        const answer = await call('get', '/companies/{companyId}/seat-log', {
            path: {companyId: companyId()},
            query: {limit: 50, ...(cursor === undefined ? {} : {cursor})},
            signal,
        });
        // Together with the rows, or they would jump. Without names they still say what happened.
        await this.#names.learn(answer.body.items, signal).catch(() => undefined);
        return answer.body;
    }

    protected override render(): TemplateResult {
        return html`${pageHeader(common().seatLog, text().lead)}
            <section class="card seat-log" aria-label=${common().seatLog}>${this.#content()}</section>`;
    }

    #content(): TemplateResult {
        const pages = this.#pages;
        const failure = html`<div class="card-body">
            ${problemMessage(pages.failure, () => void pages.retry())}
        </div>`;
        if (!pages.loaded) {
            return html`<div class="list-room">${pages.failure === null ? skeleton(10) : failure}</div>`;
        }
        if (pages.items.length === 0 && pages.failure === null) {
            return emptyState('seatLog', text().none, text().noneDetail);
        }
        return html`${dataTable(
            text().caption,
            [
                {label: text().what, header: true, cell: (entry: Entry) => this.#what(entry)},
                {label: text().when, cell: (entry) => instant(entry.at)},
                {label: text().who, cell: (entry) => html`<span class="anywhere">${who(entry)}</span>`},
                {label: text().created, numeric: true, cell: (entry) => change(entry.createdBefore, entry.createdAfter)},
                {label: text().paidSeats, numeric: true, cell: (entry) => change(entry.paidSeatsBefore, entry.paidSeatsAfter)},
                {label: text().invoice, cell: (entry) => this.#invoice(entry)},
            ],
            pages.items,
        )}
        ${pages.failure === null ? nothing : failure} ${pager(pages)}`;
    }

    #what(entry: Entry): TemplateResult {
        const name = this.#names.unit(entry.unitId);
        return html`<span class="line-title">${text()[entry.cause](entry.unitType)}</span> ${name === undefined
                ? nothing
                : html`<span class="line-reason anywhere">${name}</span>`}`;
    }

    #invoice(entry: Entry): TemplateResult {
        return entry.invoiceId === null
            ? html`<span class="muted" aria-hidden="true">–</span>`
            : html`<a class="nowrap" href="#/invoices/${entry.invoiceId}"
                  >${this.#names.invoice(entry.invoiceId) ?? text().showInvoice}</a
              >`;
    }
}

function who(entry: Entry): string {
    return entry.actor === ITSELF ? text().itself : entry.actor;
}

/** "10 → 11", read as "from 10 to 11"; one number if it is the same. */
function change(before: number, after: number): TemplateResult {
    if (before === after) {
        return html`<span class="muted">${formatNumber(after)}</span>`;
    }
    return html`<span aria-hidden="true" class="nowrap">${formatNumber(before)} → <b>${formatNumber(after)}</b></span>
        <span class="visually-hidden">${text().change(formatNumber(before), formatNumber(after))}</span>`;
}

customElements.define('seat-log-page', SeatLogPage);

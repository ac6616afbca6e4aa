import {html, nothing, type TemplateResult} from 'lit';

import {call} from '../../api/client';
import {Pages} from '../../api/pages';
import type {CreditNote, Invoice, Schemas} from '../../api/types';
import {SeatElement} from '../../element';
import {common} from '../../i18n/common';
import {formatDay, formatMoney, isZero} from '../../i18n/format';
import {OnChange} from '../../live/on-change';
import {company} from '../../session/company';
import {companyId} from '../../session/session';
import {Watch} from '../../store';
import {toast} from '../../ui/toast';
import {badge, dataTable, day, emptyState, money, pageHeader, pager, problemMessage, skeleton, type Column} from '../../ui/parts';
import {companyNow} from './company-now';
import './forecast-panel';
import {text, word} from './messages';
import {creditNoteStatus, invoiceStatus, isOverdue} from './status';

type Kind = 'invoices' | 'credit-notes';
type Status = Schemas['InvoiceStatus'] | Schemas['CreditNoteStatus'];

const STATUSES: Record<Kind, readonly Status[]> = {invoices: ['open', 'paid'], 'credit-notes': ['open', 'applied']};

/** What was billed and given back, what will be billed next. What is shown is in the address, for the way back and for colleagues. */
class InvoicesPage extends SeatElement {
    static override properties = {kind: {state: true}, status: {state: true}, arrived: {state: true}};
    declare kind: Kind;
    declare status: Status | '';
    /** Ids of what came while this page was open. */
    declare arrived: ReadonlySet<string>;
    readonly #invoices = new Pages<Invoice>(this, (cursor, signal) => this.#loadInvoices(cursor, signal));
    readonly #creditNotes = new Pages<CreditNote>(this, (cursor, signal) => this.#loadCreditNotes(cursor, signal));

    constructor() {
        super();
        ({kind: this.kind, status: this.status} = wanted());
        this.arrived = new Set();
        new Watch(this, company);
        new OnChange(this, () => this.#refresh());
    }

    override connectedCallback(): void {
        super.connectedCallback();
        window.addEventListener('hashchange', this.#readAddress);
        void companyNow().catch(() => undefined);
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        window.removeEventListener('hashchange', this.#readAddress);
    }

    /** A link to this page, on this page. */
    readonly #readAddress = (): void => {
        const {kind, status} = wanted();
        if (location.hash.startsWith('#/invoices') && (kind !== this.kind || status !== this.status)) {
            this.#change(kind, status);
        }
    };

    async #loadInvoices(cursor: string | undefined, signal: AbortSignal): Promise<Schemas['InvoicePage']> {
        const query = this.#query<Schemas['InvoiceStatus']>('invoices', cursor);
        return (await call('get', '/companies/{companyId}/invoices', {path: {companyId: companyId()}, query, signal})).body;
    }

    async #loadCreditNotes(cursor: string | undefined, signal: AbortSignal): Promise<Schemas['CreditNotePage']> {
        const query = this.#query<Schemas['CreditNoteStatus']>('credit-notes', cursor);
        return (await call('get', '/companies/{companyId}/credit-notes', {path: {companyId: companyId()}, query, signal})).body;
    }

    /** The status is one of the kind that is shown. */
    #query<S extends Status>(kind: Kind, cursor: string | undefined): {limit: number; cursor?: string; status?: S} {
        const status = this.kind === kind ? this.status : '';
        return {limit: 25, ...(cursor === undefined ? {} : {cursor}), ...(status === '' ? {} : {status: status as S})};
    }

    async #refresh(): Promise<void> {
        void companyNow().catch(() => undefined);
        const {kind, status} = this;
        const newInvoices = this.#newsOf('invoices', this.#invoices);
        const newNotes = this.#newsOf('credit-notes', this.#creditNotes);
        await Promise.all([this.#invoices.follow(), this.#creditNotes.follow()]);
        if (kind !== this.kind || status !== this.status) {
            // Something else is asked for by now.
            return;
        }
        this.arrived = new Set([...this.arrived, ...[...newInvoices(), ...newNotes()].map((one) => one.id)]);
        this.#tell(newInvoices(), newNotes());
    }

    /**
     * Ids go up with time. In a list of what is settled, what is new to it is old all the same.
     *
     * @returns what tells, later, what has come since now
     */
    #newsOf<T extends {id: string}>(kind: Kind, pages: Pages<T>): () => readonly T[] {
        const isOfSettled = this.kind === kind && this.status !== '' && this.status !== 'open';
        const isKnown = pages.loaded && !isOfSettled;
        const newest = pages.items.reduce((greatest, one) => (one.id > greatest ? one.id : greatest), '');
        return () => (isKnown ? pages.items.filter((one) => one.id > newest) : []);
    }

    #tell(invoices: readonly Invoice[], notes: readonly CreditNote[]): void {
        const arrivals = [
            ...invoices.slice(0, 2).map((invoice) => ({document: invoice, path: 'invoices', words: text().arrived})),
            ...notes.slice(0, 1).map((note) => ({document: note, path: 'credit-notes', words: text().arrivedCredit})),
        ];
        for (const {document, path, words} of arrivals) {
            toast({
                tone: 'info',
                text: words(document.number, formatMoney(document.total)),
                link: {href: `#/${path}/${document.id}`, text: text().show},
            });
        }
    }

    #show(kind: Kind, status: Status | ''): void {
        const query = new URLSearchParams({
            ...(kind === 'invoices' ? {} : {kind}),
            ...(status === '' ? {} : {status}),
        }).toString();
        // Not an entry of its own in the history: it is the same page.
        history.replaceState(null, '', `#/invoices${query === '' ? '' : `?${query}`}`);
        this.#change(kind, status);
    }

    #change(kind: Kind, status: Status | ''): void {
        const before = {kind: this.kind, status: this.status};
        this.kind = kind;
        this.status = status;
        for (const [one, pages] of [['invoices', this.#invoices], ['credit-notes', this.#creditNotes]] as const) {
            const wasFiltered = before.kind === one && before.status !== '';
            if (wasFiltered || (kind === one && status !== '')) {
                pages.loaded = false;
                pages.items = [];
                void pages.reload();
            }
        }
    }

    protected override render(): TemplateResult {
        return html`${pageHeader(common().invoices, text().lead)}
            <div class="stack">
                <forecast-panel></forecast-panel>
                <section class="card documents" aria-label=${this.kind === 'invoices' ? common().invoices : text().creditNotes}>
                    ${this.#filters()} ${this.kind === 'invoices' ? this.#invoiceList() : this.#creditNoteList()}
                </section>
            </div>`;
    }

    #filters(): TemplateResult {
        const kinds: readonly [Kind, string][] = [
            ['invoices', common().invoices],
            ['credit-notes', text().creditNotes],
        ];
        return html`<div class="card-header">
            <fieldset class="segments">
                <legend class="visually-hidden">${text().kind}</legend>
                ${kinds.map(
                    ([kind, label]) => html`<label>
                        <input
                            type="radio"
                            name="kind"
                            value=${kind}
                            .checked=${kind === this.kind}
                            @change=${() => this.#show(kind, '')}
                        />${label}
                    </label>`,
                )}
            </fieldset>
            <div class="inline-field">
                <label for="document-status">${text().status}</label>
                <select
                    id="document-status"
                    .value=${this.status}
                    @change=${(event: Event) => this.#show(this.kind, (event.target as HTMLSelectElement).value as Status | '')}
                >
                    <option value="">${this.kind === 'invoices' ? text().anyStatus : text().anyCreditNote}</option>
                    ${STATUSES[this.kind].map(
                        (status) => html`<option value=${status} ?selected=${status === this.status}>${this.#statusName(status)}</option>`,
                    )}
                </select>
            </div>
        </div>`;
    }

    #statusName(status: Status): string {
        if (this.kind === 'invoices') {
            return status === 'open' ? word('status-open') : word('status-paid');
        }
        return status === 'open' ? word('credit-open') : word('credit-applied');
    }

    #invoiceList(): TemplateResult {
        return this.#list(
            this.#invoices,
            text().invoiceList,
            [
                ...this.#columns<Invoice>('invoices', (invoice) => invoiceStatus(invoice, company.value)),
                {label: text().due, numeric: true, cell: (invoice) => this.#due(invoice)},
            ],
            () => emptyState('invoices', text().noInvoices, text().noInvoicesDetail),
        );
    }

    #creditNoteList(): TemplateResult {
        return this.#list(
            this.#creditNotes,
            text().creditNoteList,
            [
                ...this.#columns<CreditNote>('credit-notes', creditNoteStatus),
                {
                    label: text().left,
                    numeric: true,
                    cell: (note) => (isZero(note.remaining) ? html`<span class="muted">${money(note.remaining)}</span>` : money(note.remaining)),
                },
            ],
            () => emptyState('invoices', text().noCreditNotes, text().noCreditNotesDetail),
        );
    }

    #columns<D extends Invoice | CreditNote>(kind: Kind, status: (document: D) => TemplateResult): Column<D>[] {
        return [
            {label: text().documentNumber, header: true, cell: (document) => this.#link(`#/${kind}/${document.id}`, document)},
            {label: text().date, cell: (document) => day(document.issueDate)},
            {label: text().reason, cell: (document) => word(`reason-${document.reason}`)},
            {label: text().status, cell: status},
            {label: common().total, numeric: true, cell: (document) => money(document.total)},
        ];
    }

    #due(invoice: Invoice): TemplateResult {
        if (isZero(invoice.amountDue)) {
            return html`<span class="muted">${money(invoice.amountDue)}</span>`;
        }
        const isLate = isOverdue(invoice, company.value);
        return html`<span class="two-lines">
            ${money(invoice.amountDue)}
            <span class="line-reason ${isLate ? 'late' : ''}">${text().dueOn(formatDay(invoice.dueDate).replaceAll(' ', '\u00a0'))}</span>
        </span>`;
    }

    #link(href: string, document: {id: string; number: string}): TemplateResult {
        return html`<a class="nowrap" href=${href}>${document.number}</a> ${this.arrived.has(document.id)
                ? badge('accent', text().isNew)
                : nothing}`;
    }

    #list<D>(pages: Pages<D>, caption: string, columns: Column<D>[], none: () => TemplateResult): TemplateResult {
        const failure = problemMessage(pages.failure, () => void pages.retry());
        if (!pages.loaded) {
            return html`<div class="list-room">${pages.failure === null ? skeleton(8) : html`<div class="card-body">${failure}</div>`}</div>`;
        }
        if (pages.items.length === 0 && pages.failure === null) {
            return this.status === '' ? none() : emptyState('search', text().noneOfStatus, text().noneOfStatusDetail);
        }
        return html`${dataTable(caption, columns, pages.items)}
            ${pages.failure === null ? nothing : html`<div class="card-body">${failure}</div>`} ${pager(pages)}`;
    }
}

/** By the address: whatever is not offered is not filtered by. */
function wanted(): {kind: Kind; status: Status | ''} {
    const query = new URLSearchParams(location.hash.split('?')[1]);
    const kind = query.get('kind') === 'credit-notes' ? 'credit-notes' : 'invoices';
    return {kind, status: STATUSES[kind].find((status) => status === query.get('status')) ?? ''};
}

customElements.define('invoices-page', InvoicesPage);

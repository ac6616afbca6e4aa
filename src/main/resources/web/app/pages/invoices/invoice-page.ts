import {html, type TemplateResult} from 'lit';

import {call} from '../../api/client';
import type {CreditNote, Invoice} from '../../api/types';
import {SeatElement} from '../../element';
import {common} from '../../i18n/common';
import {isZero} from '../../i18n/format';
import {Looks} from '../../live/looks';
import {OnChange} from '../../live/on-change';
import {company} from '../../session/company';
import {companyId} from '../../session/session';
import {Watch} from '../../store';
import {day, pageHeader, problemMessage} from '../../ui/parts';
import {amountList, minus, untilTotal, type Amount} from './amounts';
import {companyNow} from './company-now';
import './download-buttons';
import {backLink, facts, room, type Fact} from './document-parts';
import {lineTable} from './lines';
import {text, word} from './messages';
import {invoiceStatus} from './status';

/** An invoice, each line with what it is made of. */
class InvoicePage extends SeatElement {
    static override properties = {
        invoiceId: {},
        invoice: {state: true},
        credits: {state: true},
        failure: {state: true},
    };
    declare invoiceId: string;
    declare invoice: Invoice | undefined;
    /** Credit notes over it. */
    declare credits: readonly CreditNote[];
    declare failure: unknown;
    readonly #looks = new Looks();

    constructor() {
        super();
        this.credits = [];
        new Watch(this, company);
        new OnChange(this, () => this.#load());
    }

    override connectedCallback(): void {
        super.connectedCallback();
        void this.#load();
    }

    async #load(): Promise<void> {
        const look = this.#looks.begin();
        let missing: unknown;
        try {
            // Together, or what came later would move the rest.
            const [invoice, credits] = await Promise.all([
                call('get', '/invoices/{invoiceId}', {path: {invoiceId: this.invoiceId}}),
                this.#creditsOver(this.invoiceId).catch((failure: unknown) => {
                    missing = failure;
                    return this.credits;
                }),
                companyNow().catch(() => undefined),
            ]);
            if (this.#looks.takes(look)) {
                this.invoice = invoice.body;
                this.credits = credits;
                this.failure = missing;
            }
        } catch (failure) {
            if (this.#looks.isLast(look)) {
                this.failure = failure;
            }
        }
    }

    /** Among the newest: a company has few. */
    async #creditsOver(invoiceId: string): Promise<readonly CreditNote[]> {
        const notes = await call('get', '/companies/{companyId}/credit-notes', {
            path: {companyId: companyId()},
            query: {limit: 200},
        });
        return notes.body.items.filter((note) => note.invoiceId === invoiceId);
    }

    /** The heading is the same one before the invoice has come and after: it may have the focus. */
    protected override render(): TemplateResult {
        const invoice = this.invoice;
        return html`${backLink('#/invoices', text().back)}
            ${invoice === undefined
                ? pageHeader(common().invoice, '\u00a0')
                : pageHeader(text().invoiceTitle(invoice.number), word(`invoice-${invoice.reason}`))}
            ${invoice === undefined ? room(this.failure, () => void this.#load()) : this.#content(invoice)}`;
    }

    #content(invoice: Invoice): TemplateResult {
        return html`<div class="stack">
            ${problemMessage(this.failure, () => void this.#load())} ${facts(this.#facts(invoice))}
            <section class="card" aria-labelledby="lines-heading">
                <div class="card-header"><h2 id="lines-heading">${text().lines}</h2></div>
                ${lineTable(invoice.lines ?? [])}
                <div class="document-foot">
                    <download-buttons path="/invoices/${invoice.id}" number=${invoice.number}></download-buttons>
                    ${amountList(amountsOf(invoice))}
                </div>
            </section>
        </div>`;
    }

    #facts(invoice: Invoice): Fact[] {
        return [
            {label: text().issued, value: day(invoice.issueDate)},
            {label: text().dueDate, value: day(invoice.dueDate)},
            {label: text().reason, value: word(`reason-${invoice.reason}`)},
            {label: text().status, value: invoiceStatus(invoice, company.value)},
            ...(this.credits.length === 0
                ? []
                : [
                      {
                          label: text().creditedBy,
                          value: html`${this.credits.map(
                              (note) => html`<a class="nowrap" href="#/credit-notes/${note.id}">${note.number}</a> `,
                          )}`,
                      },
                  ]),
        ];
    }
}

function amountsOf(invoice: Invoice): Amount[] {
    const paid = minus(invoice.total, invoice.creditApplied, invoice.amountDue);
    return [
        ...untilTotal(invoice),
        ...(isZero(invoice.creditApplied) ? [] : [{label: text().creditApplied, amount: invoice.creditApplied, less: true}]),
        ...(isZero(paid) ? [] : [{label: text().payments, amount: paid, less: true}]),
        {label: text().amountDue, amount: invoice.amountDue, strong: true},
    ];
}

customElements.define('invoice-page', InvoicePage);

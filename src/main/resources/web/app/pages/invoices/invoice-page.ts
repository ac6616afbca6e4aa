import {html, type TemplateResult} from 'lit';

import {call} from '../../api/client';
import type {CreditNote, Invoice} from '../../api/types';
import {common} from '../../i18n/common';
import {isZero} from '../../i18n/format';
import {company} from '../../session/company';
import {companyId} from '../../session/session';
import {Watch} from '../../store';
import {day, pageHeader} from '../../ui/parts';
import {minus, untilTotal, type Amount} from './amounts';
import {companyNow} from './company-now';
import {DocumentPage} from './document-page';
import {backLink, type Fact} from './document-parts';
import {text, word} from './messages';
import {invoiceStatus} from './status';

class InvoicePage extends DocumentPage<Invoice> {
    static override properties = {invoiceId: {}, credits: {state: true}};
    declare invoiceId: string;
    /** Credit notes over it. */
    declare credits: readonly CreditNote[];
    protected override readonly path = '/invoices';

    constructor() {
        super();
        this.credits = [];
        new Watch(this, company);
    }

    protected override async read(): Promise<() => void> {
        let missing: unknown;
        // Together, or what came later would move the rest.
        const [invoice, credits] = await Promise.all([
            call('get', '/invoices/{invoiceId}', {path: {invoiceId: this.invoiceId}}),
            this.#creditsOver(this.invoiceId).catch((failure: unknown) => {
                missing = failure;
                return this.credits;
            }),
            companyNow().catch(() => undefined),
        ]);
        return () => {
            this.shown = invoice.body;
            this.credits = credits;
            this.failure = missing;
        };
    }

    /** Among the newest: a company has few. */
    async #creditsOver(invoiceId: string): Promise<readonly CreditNote[]> {
        const notes = await call('get', '/companies/{companyId}/credit-notes', {
            path: {companyId: companyId()},
            query: {limit: 200},
        });
        return notes.body.items.filter((note) => note.invoiceId === invoiceId);
    }

    protected override heading(): TemplateResult {
        const invoice = this.shown;
        return html`${backLink('#/invoices', text().back)}
            ${invoice === undefined
                ? pageHeader(common().invoice, '\u00a0')
                : pageHeader(text().invoiceTitle(invoice.number), word(`invoice-${invoice.reason}`))}`;
    }

    protected override facts(invoice: Invoice): Fact[] {
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

    protected override amounts(invoice: Invoice): Amount[] {
        const paid = minus(invoice.total, invoice.creditApplied, invoice.amountDue);
        return [
            ...untilTotal(invoice),
            ...(isZero(invoice.creditApplied) ? [] : [{label: text().creditApplied, amount: invoice.creditApplied, less: true}]),
            ...(isZero(paid) ? [] : [{label: text().payments, amount: paid, less: true}]),
            {label: text().amountDue, amount: invoice.amountDue, strong: true},
        ];
    }
}

customElements.define('invoice-page', InvoicePage);

import {html, type TemplateResult} from 'lit';

import {call} from '../../api/client';
import type {CreditNote} from '../../api/types';
import {common} from '../../i18n/common';
import {isZero} from '../../i18n/format';
import {day, pageHeader} from '../../ui/parts';
import {minus, untilTotal, type Amount} from '../invoices/amounts';
import {DocumentPage} from '../invoices/document-page';
import {backLink, type Fact} from '../invoices/document-parts';
import {text, word} from '../invoices/messages';
import {creditNoteStatus} from '../invoices/status';

/** With what it is over, and what is left of it. */
class CreditNotePage extends DocumentPage<CreditNote> {
    static override properties = {creditNoteId: {}, invoiceNumber: {state: true}};
    declare creditNoteId: string;
    declare invoiceNumber: string;
    protected override readonly path = '/credit-notes';

    constructor() {
        super();
        this.invoiceNumber = '';
    }

    protected override async read(): Promise<() => void> {
        const answer = await call('get', '/credit-notes/{creditNoteId}', {path: {creditNoteId: this.creditNoteId}});
        return () => (this.shown = answer.body);
    }

    protected override async readMore(): Promise<void> {
        if (this.shown !== undefined && this.invoiceNumber === '') {
            const invoice = await call('get', '/invoices/{invoiceId}', {path: {invoiceId: this.shown.invoiceId}});
            this.invoiceNumber = invoice.body?.number ?? '';
        }
    }

    protected override heading(): TemplateResult {
        const note = this.shown;
        return html`${backLink('#/invoices?kind=credit-notes', text().backToCreditNotes)}
            ${note === undefined
                ? pageHeader(common().creditNote, '\u00a0')
                : pageHeader(text().creditNoteTitle(note.number), word(`credit-${note.reason}`))}`;
    }

    protected override facts(note: CreditNote): Fact[] {
        return [
            {label: text().issued, value: day(note.issueDate)},
            {
                label: text().creditedInvoice,
                value: html`<a class="nowrap" href="#/invoices/${note.invoiceId}">${this.invoiceNumber || text().theInvoice}</a>`,
            },
            {label: text().reason, value: word(`reason-${note.reason}`)},
            {label: text().status, value: creditNoteStatus(note)},
        ];
    }

    protected override amounts(note: CreditNote): Amount[] {
        const used = minus(note.total, note.remaining);
        return [
            ...untilTotal(note),
            ...(isZero(used) ? [] : [{label: text().usedUp, amount: used, less: true}]),
            {label: text().remaining, amount: note.remaining, strong: true},
        ];
    }
}

customElements.define('credit-note-page', CreditNotePage);

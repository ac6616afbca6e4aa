import {html, type TemplateResult} from 'lit';

import {call} from '../../api/client';
import type {CreditNote} from '../../api/types';
import {SeatElement} from '../../element';
import {common} from '../../i18n/common';
import {isZero} from '../../i18n/format';
import {Looks} from '../../live/looks';
import {OnChange} from '../../live/on-change';
import {day, pageHeader, problemMessage} from '../../ui/parts';
import {amountList, minus, untilTotal, type Amount} from '../invoices/amounts';
import {backLink, facts, room, type Fact} from '../invoices/document-parts';
import '../invoices/download-buttons';
import {lineTable} from '../invoices/lines';
import {text, word} from '../invoices/messages';
import {creditNoteStatus} from '../invoices/status';

/** A credit note, what it is over, and what is left of it. */
class CreditNotePage extends SeatElement {
    static override properties = {
        creditNoteId: {},
        note: {state: true},
        invoiceNumber: {state: true},
        failure: {state: true},
    };
    declare creditNoteId: string;
    declare note: CreditNote | undefined;
    declare invoiceNumber: string;
    declare failure: unknown;
    readonly #looks = new Looks();

    constructor() {
        super();
        this.invoiceNumber = '';
        new OnChange(this, () => this.#load());
    }

    override connectedCallback(): void {
        super.connectedCallback();
        void this.#load();
    }

    async #load(): Promise<void> {
        const look = this.#looks.begin();
        try {
            const answer = await call('get', '/credit-notes/{creditNoteId}', {path: {creditNoteId: this.creditNoteId}});
            const note = answer.body;
            if (this.#looks.takes(look)) {
                this.note = note;
                this.failure = undefined;
            }
            if (note !== undefined && this.invoiceNumber === '') {
                const invoice = await call('get', '/invoices/{invoiceId}', {path: {invoiceId: note.invoiceId}});
                this.invoiceNumber = invoice.body?.number ?? '';
            }
        } catch (failure) {
            if (this.#looks.isLast(look)) {
                this.failure = failure;
            }
        }
    }

    /** The heading is the same one before the note has come and after: it may have the focus. */
    protected override render(): TemplateResult {
        const note = this.note;
        const back = backLink('#/invoices?kind=credit-notes', text().backToCreditNotes);
        return html`${back}
            ${note === undefined
                ? pageHeader(common().creditNote, '\u00a0')
                : pageHeader(text().creditNoteTitle(note.number), word(`credit-${note.reason}`))}
            ${note === undefined ? room(this.failure, () => void this.#load()) : this.#content(note)}`;
    }

    #content(note: CreditNote): TemplateResult {
        return html`<div class="stack">
            ${problemMessage(this.failure, () => void this.#load())} ${facts(this.#facts(note))}
            <section class="card" aria-labelledby="lines-heading">
                <div class="card-header"><h2 id="lines-heading">${text().lines}</h2></div>
                ${lineTable(note.lines ?? [])}
                <div class="document-foot">
                    <download-buttons path="/credit-notes/${note.id}" number=${note.number}></download-buttons>
                    ${amountList(amountsOf(note))}
                </div>
            </section>
        </div>`;
    }

    #facts(note: CreditNote): Fact[] {
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
}

function amountsOf(note: CreditNote): Amount[] {
    const used = minus(note.total, note.remaining);
    return [
        ...untilTotal(note),
        ...(isZero(used) ? [] : [{label: text().usedUp, amount: used, less: true}]),
        {label: text().remaining, amount: note.remaining, strong: true},
    ];
}

customElements.define('credit-note-page', CreditNotePage);

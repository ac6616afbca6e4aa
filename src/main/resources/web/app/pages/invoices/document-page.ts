import {html, type PropertyDeclarations, type TemplateResult} from 'lit';

import type {CreditNote, Invoice} from '../../api/types';
import {SeatElement} from '../../element';
import {Looks} from '../../live/looks';
import {OnChange} from '../../live/on-change';
import {problemMessage} from '../../ui/parts';
import {amountList, type Amount} from './amounts';
import './download-buttons';
import {facts, room, type Fact} from './document-parts';
import {lineTable} from './lines';
import {text} from './messages';

/** A document, each line with what it is made of. What differs is told by those who extend it. */
export abstract class DocumentPage<D extends Invoice | CreditNote> extends SeatElement {
    static override properties: PropertyDeclarations = {shown: {state: true}, failure: {state: true}};
    declare shown: D | undefined;
    declare failure: unknown;
    readonly #looks = new Looks();

    constructor() {
        super();
        new OnChange(this, () => this.#load());
    }

    /** Where the document is read. */
    protected abstract readonly path: string;

    /** @returns what shows what was read, unless something newer is shown by then */
    protected abstract read(): Promise<() => void>;

    /** What comes after the document and moves nothing when it comes. */
    protected async readMore(): Promise<void> {}

    /** The same heading before the document has come and after: it may have the focus. */
    protected abstract heading(): TemplateResult;

    protected abstract facts(document: D): Fact[];

    protected abstract amounts(document: D): Amount[];

    override connectedCallback(): void {
        super.connectedCallback();
        void this.#load();
    }

    async #load(): Promise<void> {
        const look = this.#looks.begin();
        try {
            const show = await this.read();
            if (this.#looks.takes(look)) {
                this.failure = undefined;
                show();
            }
            await this.readMore();
        } catch (failure) {
            if (this.#looks.isLast(look)) {
                this.failure = failure;
            }
        }
    }

    protected override render(): TemplateResult {
        return html`${this.heading()}
            ${this.shown === undefined ? room(this.failure, () => void this.#load()) : this.#content(this.shown)}`;
    }

    #content(document: D): TemplateResult {
        return html`<div class="stack">
            ${problemMessage(this.failure, () => void this.#load())} ${facts(this.facts(document))}
            <section class="card" aria-labelledby="lines-heading">
                <div class="card-header"><h2 id="lines-heading">${text().lines}</h2></div>
                ${lineTable(document.lines ?? [])}
                <div class="document-foot">
                    <download-buttons path="${this.path}/${document.id}" number=${document.number}></download-buttons>
                    ${amountList(this.amounts(document))}
                </div>
            </section>
        </div>`;
    }
}

import {html, nothing, type TemplateResult} from 'lit';

import {SeatElement} from '../../element';
import {toast} from '../../ui/toast';
import {icon} from '../../ui/icon';
import {problemMessage} from '../../ui/parts';
import {download, type FileKind} from './download';
import {text} from './messages';

type State =
    | {readonly phase: 'idle' | 'fetching' | 'preparing' | 'not-ready' | 'not-offered'}
    | {readonly phase: 'failed'; readonly failure: unknown};

/** The document's files. `path` is the document's own; `number` names it. */
class DownloadButtons extends SeatElement {
    static override properties = {path: {}, number: {}, state: {state: true}};
    declare path: string;
    declare number: string;
    declare state: State;
    #abort = new AbortController();

    constructor() {
        super();
        this.path = '';
        this.number = '';
        this.state = {phase: 'idle'};
    }

    override connectedCallback(): void {
        super.connectedCallback();
        this.#abort = new AbortController();
        // What was on its way when the page was left has been given up.
        this.state = {phase: 'idle'};
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        this.#abort.abort();
    }

    async #download(kind: FileKind): Promise<void> {
        if (this.#isBusy()) {
            return;
        }
        const signal = this.#abort.signal;
        this.state = {phase: 'fetching'};
        try {
            const done = await download(this.path, kind, this.number, () => (this.state = {phase: 'preparing'}), signal);
            this.state = {phase: done.outcome === 'saved' ? 'idle' : done.outcome};
            if (done.outcome === 'saved') {
                toast({tone: 'success', text: text().downloaded(done.fileName)});
            }
        } catch (failure) {
            if (!signal.aborted) {
                this.state = {phase: 'failed', failure};
            }
        }
    }

    #isBusy(): boolean {
        return this.state.phase === 'fetching' || this.state.phase === 'preparing';
    }

    protected override render(): TemplateResult {
        return html`<div class="downloads">
            <div class="actions">${this.#button('pdf', text().pdf)} ${this.#button('xml', text().xml)}</div>
            <p class="field-hint" role="status">${this.#hint()}</p>
            ${this.state.phase === 'failed' ? problemMessage(this.state.failure) : nothing}
        </div>`;
    }

    /** It keeps the focus while it is busy. */
    #button(kind: FileKind, label: string): TemplateResult {
        return html`<button
            type="button"
            class="button"
            aria-disabled=${this.#isBusy() ? 'true' : nothing}
            @click=${() => void this.#download(kind)}
        >
            ${icon('download')}${label}
        </button>`;
    }

    #hint(): string {
        switch (this.state.phase) {
            case 'preparing':
                return text().preparing;
            case 'not-ready':
                return text().notReady;
            case 'not-offered':
                return text().notOffered;
            default:
                return text().files;
        }
    }
}

customElements.define('download-buttons', DownloadButtons);

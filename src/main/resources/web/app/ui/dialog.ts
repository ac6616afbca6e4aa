import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';

import {SeatElement} from '../element';
import {common} from '../i18n/common';
import {icon} from './icon';

let opened = 0;

/**
 * A dialog: a heading, what the subclass renders, a way out. `open` puts it on the page and takes it off again when it is closed, by
 * Escape too; the browser gives the focus back to where it was.
 */
export abstract class Dialog extends SeatElement {
    readonly #headingId = `dialog-${++opened}`;
    #opener: Element | null = null;

    protected abstract heading(): string;
    protected abstract body(): TemplateResult;

    protected override render(): TemplateResult {
        return html`<dialog class="dialog" aria-labelledby=${this.#headingId} @close=${this.#closed} @mousedown=${this.#backdrop}>
            <div class="dialog-header">
                <h2 id=${this.#headingId}>${this.heading()}</h2>
                <button type="button" class="icon-button" aria-label=${common().close} @click=${() => this.close()}>
                    ${icon('close')}
                </button>
            </div>
            ${this.body()}
        </dialog>`;
    }

    protected override firstUpdated(_changed: PropertyValues): void {
        this.#opener = document.activeElement;
        this.#dialog()?.showModal();
        this.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    }

    close(): void {
        this.#dialog()?.close();
    }

    #dialog(): HTMLDialogElement | null {
        return this.querySelector('dialog');
    }

    /** Pressed beside it. */
    readonly #backdrop = (event: MouseEvent): void => {
        if (event.target === this.#dialog()) {
            this.close();
        }
    };

    readonly #closed = (): void => {
        this.dispatchEvent(new CustomEvent('closed'));
        this.remove();
        // What opened it may be gone: a row that was removed.
        if (!this.#opener?.isConnected) {
            document.querySelector<HTMLElement>('h1')?.focus();
        }
    };
}

/** @param label of the button that does nothing */
export function dialogActions(confirm: TemplateResult, cancel: () => void, label?: string): TemplateResult {
    return html`<div class="dialog-actions">
        <button type="button" class="button" @click=${cancel}>${label ?? common().cancel}</button>
        ${confirm ?? nothing}
    </div>`;
}

export function open(dialog: Dialog): void {
    document.body.append(dialog);
}

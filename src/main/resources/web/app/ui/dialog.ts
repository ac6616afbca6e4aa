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
    #mayClose = false;
    #wasBusy = false;
    #focused: Element | null = null;

    protected abstract heading(): string;
    protected abstract body(): TemplateResult;

    /** While something is sent: whoever closes the dialog then would not see what became of it. */
    protected isBusy(): boolean {
        return false;
    }

    protected override render(): TemplateResult {
        return html`<dialog
            class="dialog"
            aria-labelledby=${this.#headingId}
            @close=${this.#closed}
            @cancel=${this.#cancelled}
            @abandon=${() => this.close()}
            @keydown=${this.#pressed}
            @mousedown=${this.#backdrop}
        >
            <div class="dialog-header">
                <h2 id=${this.#headingId}>${this.heading()}</h2>
                <button
                    type="button"
                    class="icon-button"
                    aria-label=${common().close}
                    ?disabled=${this.isBusy()}
                    @click=${() => this.dismiss()}
                >
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

    /** What is disabled loses the focus: it is given back. */
    protected override willUpdate(_changed: PropertyValues): void {
        if (this.isBusy() && !this.#wasBusy) {
            this.#focused = document.activeElement;
        }
    }

    protected override updated(_changed: PropertyValues): void {
        const isBusy = this.isBusy();
        if (this.#wasBusy && !isBusy && this.isConnected && !this.contains(document.activeElement)) {
            (this.#focused as HTMLElement | null)?.focus();
        }
        this.#wasBusy = isBusy;
    }

    /** Also while something is sent, which is how somebody else comes to look. */
    close(): void {
        this.#mayClose = true;
        this.#dialog()?.close();
    }

    /** Whoever looks has seen enough. */
    protected dismiss(): void {
        if (!this.isBusy()) {
            this.close();
        }
    }

    #dialog(): HTMLDialogElement | null {
        return this.querySelector('dialog');
    }

    /** Pressed beside it. */
    readonly #backdrop = (event: MouseEvent): void => {
        if (event.target === this.#dialog()) {
            this.dismiss();
        }
    };

    readonly #cancelled = (event: Event): void => {
        if (event.target === this.#dialog() && this.isBusy()) {
            event.preventDefault();
        }
    };

    /** Browsers let a second Escape through whatever becomes of `cancel`. */
    readonly #pressed = (event: KeyboardEvent): void => {
        if (event.key === 'Escape' && this.isBusy()) {
            event.preventDefault();
        }
    };

    readonly #closed = (event: Event): void => {
        if (event.target !== this.#dialog()) {
            return;
        }
        if (this.isBusy() && !this.#mayClose) {
            this.#dialog()?.showModal();
            return;
        }
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

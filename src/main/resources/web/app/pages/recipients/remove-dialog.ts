import {html, type TemplateResult} from 'lit';

import {Dialog, dialogActions} from '../../ui/dialog';
import {text} from './messages';

/** Asks before an address gets no more invoices. */
export class RemoveDialog extends Dialog {
    readonly #email: string;
    readonly #confirmed: () => void;

    constructor(email: string, confirmed: () => void) {
        super();
        this.#email = email;
        this.#confirmed = confirmed;
    }

    protected override heading(): string {
        return text().removeHeading;
    }

    protected override body(): TemplateResult {
        return html`<form class="dialog-body" @submit=${this.#confirm}>
            <p class="anywhere">${text().removeDetail(this.#email)}</p>
            ${dialogActions(
                html`<button type="submit" class="button danger">${text().removeRecipient}</button>`,
                () => this.close(),
            )}
        </form>`;
    }

    readonly #confirm = (event: Event): void => {
        event.preventDefault();
        this.close();
        this.#confirmed();
    };
}

customElements.define('remove-recipient-dialog', RemoveDialog);

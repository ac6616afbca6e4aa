import {html, nothing, type TemplateResult} from 'lit';

import {SeatElement} from '../element';
import {common} from '../i18n/common';
import {Store, Watch} from '../store';
import {icon} from './icon';

export interface Toast {
    readonly text: string;
    readonly tone: 'success' | 'info';
    readonly link?: {readonly href: string; readonly text: string};
}

const SHOWN_MS = 8_000;
const toasts = new Store<readonly Toast[]>([]);

/** Says what has happened, for some seconds. Failures belong where they happened, not here. */
export function toast(next: Toast): void {
    toasts.value = [...toasts.value, next].slice(-2);
    setTimeout(() => dismiss(next), SHOWN_MS);
}

/** What was said to somebody is not for whoever looks next. */
export function clearToasts(): void {
    toasts.value = [];
}

function dismiss(one: Toast): void {
    toasts.value = toasts.value.filter((other) => other !== one);
}

class Toasts extends SeatElement {
    constructor() {
        super();
        new Watch(this, toasts);
    }

    protected override render(): TemplateResult {
        return html`<div class="toasts" role="status" aria-live="polite">
            ${toasts.value.map(
                (one) => html`<div class="toast toast-${one.tone}">
                    ${icon(one.tone === 'success' ? 'check' : 'info')}
                    <p>${one.text} ${one.link ? html`<a class="nowrap" href=${one.link.href}>${one.link.text}</a>` : nothing}</p>
                    <button type="button" class="icon-button" aria-label=${common().close} @click=${() => dismiss(one)}>
                        ${icon('close')}
                    </button>
                </div>`,
            )}
        </div>`;
    }
}

customElements.define('seat-toasts', Toasts);

import {html, type PropertyValues, type TemplateResult} from 'lit';

import {SeatElement} from '../element';

/** A figure that shows for a moment that it has changed. */
class SeatFigure extends SeatElement {
    static override properties = {text: {}};
    declare text: string;

    protected override render(): TemplateResult {
        return html`<span class="figure" @animationend=${this.#calm}>${this.text}</span>`;
    }

    protected override updated(changed: PropertyValues<this>): void {
        const before = changed.get('text');
        if (before !== undefined && before !== this.text) {
            const span = this.querySelector('span');
            span?.classList.remove('figure-changed');
            void span?.offsetWidth;
            span?.classList.add('figure-changed');
        }
    }

    readonly #calm = (event: Event): void => (event.currentTarget as HTMLElement).classList.remove('figure-changed');
}

customElements.define('seat-figure', SeatFigure);

export function figure(text: string): TemplateResult {
    return html`<seat-figure .text=${text}></seat-figure>`;
}

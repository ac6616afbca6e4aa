import {html, type TemplateResult} from 'lit';

import {icon} from '../../ui/icon';
import type {Content} from '../../ui/parts';
import {text} from './messages';

/** Parts that invoices and credit notes share. */

export interface Fact {
    readonly label: string;
    readonly value: Content;
}

export function facts(all: readonly Fact[]): TemplateResult {
    return html`<section class="card" aria-label=${text().facts}>
        <dl class="document-facts">
            ${all.map(({label, value}) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}
        </dl>
    </section>`;
}

export function backLink(href: string, label: string): TemplateResult {
    return html`<a class="back" href=${href}>${icon('arrow')}${label}</a>`;
}

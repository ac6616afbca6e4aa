import {html, type TemplateResult} from 'lit';

import {ApiProblem} from '../../api/problem';
import {icon} from '../../ui/icon';
import {emptyState, problemMessage, skeleton, type Content} from '../../ui/parts';
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

/** In the place of a document: that it comes, or why it does not. */
export function room(failure: unknown, retry: () => void): TemplateResult {
    if (failure instanceof ApiProblem && (failure.status === 404 || failure.status === 400)) {
        return html`<div class="card">${emptyState('search', text().gone, text().goneDetail)}</div>`;
    }
    return html`<div class="card document-room">
        ${failure === undefined ? skeleton(8) : html`<div class="card-body">${problemMessage(failure, retry)}</div>`}
    </div>`;
}

export function backLink(href: string, label: string): TemplateResult {
    return html`<a class="back" href=${href}>${icon('arrow')}${label}</a>`;
}

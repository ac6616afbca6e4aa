import {html, nothing, type TemplateResult} from 'lit';

import {ApiProblem, Unreachable} from '../api/problem';
import type {Money} from '../api/types';
import type {Pages} from '../api/pages';
import {common} from '../i18n/common';
import {formatDay, formatInstant, formatMoney} from '../i18n/format';
import {language} from '../i18n/language';
import {icon, type IconName} from './icon';
import {problems} from './problem-messages';

/** The small parts that pages are made of: functions, because they have no state. */

export type Content = TemplateResult | string | typeof nothing;

export function money(amount: Money): TemplateResult {
    return html`<span class="amount">${formatMoney(amount)}</span>`;
}

export function day(date: string): TemplateResult {
    return html`<time class="nowrap" datetime=${date}>${formatDay(date)}</time>`;
}

export function instant(at: string): TemplateResult {
    return html`<time class="nowrap" datetime=${at}>${formatInstant(at)}</time>`;
}

export type Tone = 'neutral' | 'accent' | 'success' | 'warning' | 'danger';

export function badge(tone: Tone, text: string): TemplateResult {
    return html`<span class="badge badge-${tone}">${text}</span>`;
}

/** Each page begins with one. The heading takes the focus after navigation. */
export function pageHeader(title: string, lead: Content = nothing, actions: Content = nothing): TemplateResult {
    return html`<header class="page-header">
        <div>
            <h1 tabindex="-1">${title}</h1>
            ${lead === nothing ? nothing : html`<p class="lead">${lead}</p>`}
        </div>
        ${actions === nothing ? nothing : html`<div class="actions">${actions}</div>`}
    </header>`;
}

export function emptyState(symbol: IconName, title: string, detail: Content = nothing, action: Content = nothing): TemplateResult {
    return html`<div class="empty">
        ${icon(symbol)}
        <p class="empty-title">${title}</p>
        ${detail === nothing ? nothing : html`<p>${detail}</p>`} ${action}
    </div>`;
}

/** Says why the service has refused, in the reader's language, and what can be done. */
export function problemMessage(failure: unknown, retry?: () => void): TemplateResult | typeof nothing {
    if (failure === null || failure === undefined) {
        return nothing;
    }
    const {title, detail} = explain(failure);
    return html`<div class="problem" role="alert">
        ${icon('warning')}
        <div>
            <p class="problem-title">${title}</p>
            ${detail === '' ? nothing : html`<p lang="en">${detail}</p>`}
            ${retry ? html`<button type="button" class="button small" @click=${retry}>${common().retry}</button>` : nothing}
        </div>
    </div>`;
}

export function explain(failure: unknown): {title: string; detail: string} {
    const known = problems();
    if (failure instanceof ApiProblem) {
        const type = failure.type as keyof typeof known;
        const errors = failure.problem.errors?.map((error) => `${error.field}: ${error.message}`).join('; ') ?? '';
        // The service writes English; who reads French reads what the problem means, unless we do not know it.
        const isUnderstood = type in known && language.value !== 'en';
        const detail = errors !== '' ? errors : isUnderstood ? '' : failure.problem.detail;
        return {title: known[type] ?? failure.problem.title, detail};
    }
    return {title: failure instanceof Unreachable ? known.unreachable : known.unexpected, detail: ''};
}

export interface Column<T> {
    readonly label: string;
    readonly numeric?: boolean;
    /** The row's own name: a row header. */
    readonly header?: boolean;
    /** Its label is for screen readers only. */
    readonly silent?: boolean;
    readonly cell: (row: T) => Content | Content[];
}

/**
 * A table that is a list of cards where there is no room for columns. The roles are told because a table that is laid out otherwise
 * loses them.
 */
export function dataTable<T>(caption: string, columns: readonly Column<T>[], rows: readonly T[], foot: Content = nothing): TemplateResult {
    return html`<table class="table" role="table">
        <caption class="visually-hidden">${caption}</caption>
        <thead role="rowgroup">
            <tr role="row">
                ${columns.map(
                    (column) => html`<th role="columnheader" scope="col" class=${column.numeric ? 'numeric' : ''}>
                        ${column.silent ? html`<span class="visually-hidden">${column.label}</span>` : column.label}
                    </th>`,
                )}
            </tr>
        </thead>
        <tbody role="rowgroup">
            ${rows.map(
                (row) => html`<tr role="row">
                    ${columns.map((column) =>
                        column.header
                            ? html`<th role="rowheader" scope="row">${column.cell(row)}</th>`
                            : html`<td role="cell" data-label=${column.silent ? nothing : column.label} class=${column.numeric ? 'numeric' : ''}>
                                  ${column.cell(row)}
                              </td>`,
                    )}
                </tr>`,
            )}
        </tbody>
        ${foot}
    </table>`;
}

/** Under a list that is loaded page by page. */
export function pager(pages: Pages<unknown>): TemplateResult {
    return html`<div class="pager">
        <p>${common().shown(pages.items.length)}</p>
        ${pages.hasMore
            ? html`<button
                  type="button"
                  class="button"
                  aria-disabled=${pages.loading ? 'true' : nothing}
                  @click=${() => void pages.more()}
              >
                  ${common().showMore}
              </button>`
            : nothing}
    </div>`;
}

/** Takes the room that rows will take. */
export function skeleton(rows: number): TemplateResult {
    return html`<div class="skeleton" role="status">
        <span class="visually-hidden">${common().loading}</span>
        ${Array.from({length: rows}, () => html`<div class="skeleton-row"></div>`)}
    </div>`;
}

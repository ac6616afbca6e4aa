import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';

import {call} from '../../api/client';
import {Pages} from '../../api/pages';
import type {Approval} from '../../api/types';
import {SeatElement} from '../../element';
import {common} from '../../i18n/common';
import {activity} from '../../live/activity';
import {companyId, hasRole} from '../../session/session';
import {badge, dataTable, emptyState, instant, pageHeader, pager, problemMessage, skeleton, type Column} from '../../ui/parts';
import './approval-card';
import {texts} from './approvals-messages';

/** What waits for an owner, and what owners have decided. Admins see what became of what they asked for. */
class ApprovalsPage extends SeatElement {
    #stop: (() => void) | undefined;
    readonly #pending = this.#list('pending');
    readonly #approved = this.#list('approved');
    readonly #declined = this.#list('declined');

    override connectedCallback(): void {
        super.connectedCallback();
        this.#stop = activity.onApproval(() => this.#refresh());
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        this.#stop?.();
    }

    #list(status: Approval['status']): Pages<Approval> {
        return new Pages<Approval>(this, async (cursor, signal) => {
            const answer = await call('get', '/companies/{companyId}/approvals', {
                path: {companyId: companyId()},
                query: {status, limit: 50, ...(cursor === undefined ? {} : {cursor})},
                signal,
            });
            return answer.body;
        });
    }

    protected override render(): TemplateResult {
        return html`
            ${pageHeader(
                texts().title,
                texts().lead,
                hasRole('owner') ? html`<a class="button" href="#/guardrails">${texts().toGuardrails}</a>` : nothing,
            )}
            <div class="stack" @decided=${() => this.#refresh()}>
                <section class="stack" aria-labelledby="approvals-pending">
                    <h2 id="approvals-pending">${texts().pending}</h2>
                    ${problemMessage(this.#pending.failure, () => void this.#pending.retry())} ${this.#waiting()}
                </section>
                ${this.#pending.loaded
                    ? html`<section class="card" aria-labelledby="approvals-decided">
                          <div class="card-header"><h2 id="approvals-decided">${texts().decided}</h2></div>
                          ${this.#decided()}
                      </section>`
                    : nothing}
            </div>
        `;
    }

    #waiting(): TemplateResult | typeof nothing {
        if (!this.#pending.loaded) {
            return this.#pending.failure === null ? html`<div class="card">${skeleton(3)}</div>` : nothing;
        }
        if (this.#pending.items.length === 0) {
            return html`<div class="card">${emptyState('approvals', texts().nothing, texts().nothingDetail)}</div>`;
        }
        return html`${repeat(
            this.#pending.items,
            (approval) => approval.id,
            (approval) => html`<approval-card .approval=${approval}></approval-card>`,
        )}
        ${this.#pending.hasMore ? pager(this.#pending) : nothing}`;
    }

    #decided(): TemplateResult {
        const failed = [this.#approved, this.#declined].filter((pages) => pages.failure !== null);
        const failure = html`<div class="card-body">
            ${problemMessage(failed[0]?.failure, () => failed.forEach((pages) => void pages.retry()))}
        </div>`;
        if (!this.#approved.loaded || !this.#declined.loaded) {
            return failed.length === 0 ? skeleton(3) : failure;
        }
        const decided = [...this.#approved.items, ...this.#declined.items].sort((one, other) =>
            (other.decidedAt ?? '').localeCompare(one.decidedAt ?? ''),
        );
        if (decided.length === 0 && failed.length === 0) {
            return html`<p class="card-body muted">${texts().nothingDecided}</p>`;
        }
        return html`${dataTable(texts().decided, this.#columns(), decided)} ${failed.length === 0 ? nothing : failure}
        ${this.#approved.hasMore ? pager(this.#approved) : nothing}
        ${this.#declined.hasMore ? pager(this.#declined) : nothing}`;
    }

    #columns(): Column<Approval>[] {
        return [
            {label: common().name, header: true, cell: (approval) => approval.create.map((unit) => unit.name).join(', ')},
            {
                label: common().status,
                cell: (approval) =>
                    approval.status === 'approved'
                        ? badge('success', texts().approved)
                        : badge('neutral', texts().declined),
            },
            {
                label: texts().decided,
                cell: (approval) =>
                    html`<span>
                        ${approval.decidedAt === null ? nothing : instant(approval.decidedAt)}
                        <span class="muted">${texts().decidedBy(approval.decidedBy ?? '')}</span>
                        ${approval.comment === null ? nothing : html`<br /><q class="muted">${approval.comment}</q>`}
                    </span>`,
            },
            {
                label: common().invoice,
                cell: (approval) =>
                    approval.invoiceId === null
                        ? html`<span class="muted">—</span>`
                        : html`<a href="#/invoices/${approval.invoiceId}">${texts().invoice}</a>`,
            },
        ];
    }

    #refresh(): void {
        void this.#pending.refresh();
        void this.#approved.refresh();
        void this.#declined.refresh();
    }
}

customElements.define('approvals-page', ApprovalsPage);

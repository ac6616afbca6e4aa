import {html, nothing, type TemplateResult} from 'lit';

import {call} from '../../api/client';
import {ApiProblem} from '../../api/problem';
import type {Approval, Preview} from '../../api/types';
import {SeatElement} from '../../element';
import {formatMoney} from '../../i18n/format';
import {live} from '../../live/live-plan';
import {hasRole} from '../../session/session';
import {icon} from '../../ui/icon';
import {instant, problemMessage} from '../../ui/parts';
import {toast} from '../../ui/toast';
import {costOf, isOnNextInvoice, isSamePrice, priceOf} from '../units/price';
import {texts} from './approvals-messages';

/** One purchase that is held: what it costs now, and the owner's decision. What was seen is what is charged. */
class ApprovalCard extends SeatElement {
    static override properties = {
        approval: {attribute: false},
        preview: {state: true},
        comment: {state: true},
        isSending: {state: true},
        hasChanged: {state: true},
        refusal: {state: true},
        failure: {state: true},
    };
    declare approval: Approval;
    declare preview: Preview | undefined;
    declare comment: string;
    declare isSending: boolean;
    declare hasChanged: boolean;
    declare refusal: unknown;
    declare failure: unknown;
    #stop: (() => void) | undefined;

    constructor() {
        super();
        this.comment = '';
        this.isSending = false;
        this.hasChanged = false;
    }

    override connectedCallback(): void {
        super.connectedCallback();
        if (hasRole('owner')) {
            void this.#price();
            this.#stop = live.plan.subscribe(() => void this.#price());
        }
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        this.#stop?.();
    }

    protected override render(): TemplateResult {
        const names = this.approval.create.map((unit) => unit.name).join(', ');
        return html`<article class="card card-body approval" aria-label=${texts().which(names)}>
            <div>
                <h3>${texts().adds(names)}</h3>
                <p class="muted small">
                    ${texts().asks(this.approval.requestedBy)}, ${instant(this.approval.requestedAt)}
                    ${this.approval.delete.length > 0 ? html` · ${texts().removes(this.approval.delete.length)}` : nothing}
                </p>
            </div>
            ${hasRole('owner') ? this.#decision() : nothing}
        </article>`;
    }

    #decision(): TemplateResult {
        const id = `comment-${this.approval.id}`;
        const canApprove = this.preview !== undefined && this.refusal === undefined;
        return html`
            ${this.hasChanged
                ? html`<div class="notice notice-warning" role="alert">
                      ${icon('warning')}
                      <div><p class="notice-title">${texts().priceChanged}</p><p>${texts().priceChangedDetail}</p></div>
                  </div>`
                : nothing}
            <div class="price-room ${this.preview === undefined && this.refusal === undefined ? 'pricing' : ''}">
                ${this.refusal === undefined
                    ? this.preview === undefined
                        ? nothing
                        : priceOf({...this.preview, requiresApproval: false}, this.approval.create[0]?.type)
                    : problemMessage(this.refusal, () => void this.#price())}
            </div>
            <div class="field">
                <label for=${id}>${texts().comment}</label>
                <input
                    id=${id}
                    maxlength="1000"
                    .value=${this.comment}
                    @input=${(event: Event) => (this.comment = (event.target as HTMLInputElement).value)}
                />
            </div>
            ${problemMessage(this.failure)}
            <div class="dialog-actions">
                <button type="button" class="button" ?disabled=${this.isSending} @click=${() => void this.#decide('declined')}>
                    ${texts().decline}
                </button>
                <button
                    type="button"
                    class="button primary"
                    ?disabled=${this.isSending || !canApprove}
                    @click=${() => void this.#decide('approved')}
                >
                    ${this.isSending ? texts().deciding : this.#approveLabel()}
                </button>
            </div>
        `;
    }

    #approveLabel(): string {
        const {preview} = this;
        if (preview === undefined || this.refusal !== undefined) {
            return texts().approve;
        }
        if (preview.invoice === undefined || costOf({...preview, requiresApproval: false}) === 'nothing') {
            return texts().approveForNothing;
        }
        return isOnNextInvoice()
            ? texts().approveNextInvoice(formatMoney(preview.invoice.net))
            : texts().approveInvoiced(formatMoney(preview.invoice.total));
    }

    async #price(): Promise<void> {
        try {
            const answer = await call('post', '/units/preview', {
                body: {delete: this.approval.delete, create: this.approval.create},
            });
            this.preview = answer.body;
            this.refusal = undefined;
        } catch (failure) {
            this.refusal = failure;
        }
    }

    async #decide(decision: 'approved' | 'declined'): Promise<void> {
        this.isSending = true;
        this.failure = undefined;
        this.hasChanged = false;
        const agreed = this.preview;
        if (decision === 'approved') {
            await this.#price();
            if (this.refusal !== undefined || !isSamePrice(agreed, this.preview)) {
                this.#sayChanged();
                return;
            }
        }
        const token = decision === 'approved' ? this.preview?.token : undefined;
        try {
            await call('put', '/companies/{companyId}/approvals/{approvalId}/decision', {
                path: {companyId: this.approval.companyId, approvalId: this.approval.id},
                body: {
                    decision,
                    ...(this.comment.trim() === '' ? {} : {comment: this.comment.trim()}),
                    ...(token === undefined ? {} : {previewToken: token}),
                },
            });
            toast({tone: 'success', text: this.#outcome(decision)});
            void live.refresh();
            this.dispatchEvent(new CustomEvent('decided', {bubbles: true}));
        } catch (failure) {
            if (failure instanceof ApiProblem && failure.type === 'preview-outdated') {
                this.preview = failure.problem.preview ?? this.preview;
                this.#sayChanged();
                return;
            }
            this.failure = failure;
        }
        this.isSending = false;
    }

    #sayChanged(): void {
        this.isSending = false;
        this.hasChanged = this.refusal === undefined;
    }

    #outcome(decision: 'approved' | 'declined'): string {
        if (decision === 'declined') {
            return texts().declinedNow;
        }
        const invoice = this.preview?.wouldInvoice === true ? this.preview.invoice : undefined;
        return invoice === undefined ? texts().approvedNow : texts().approvedInvoiced(formatMoney(invoice.total));
    }
}

customElements.define('approval-card', ApprovalCard);

import {html, nothing, type TemplateResult} from 'lit';

import {call} from '../../api/client';
import {ApiProblem} from '../../api/problem';
import type {Approval, Preview} from '../../api/types';
import {SeatElement} from '../../element';
import {formatMoney} from '../../i18n/format';
import {live} from '../../live/live-plan';
import {company} from '../../session/company';
import {hasRole, identity} from '../../session/session';
import {Watch} from '../../store';
import {icon} from '../../ui/icon';
import {instant, problemMessage} from '../../ui/parts';
import {toast} from '../../ui/toast';
import {LOCK_MS, isOnNextInvoice, isSamePrice, priceOf} from '../units/price';
import {texts} from './approvals-messages';

/** A change rarely comes alone, and each card asks. */
const PAUSE_MS = 400;

/** One purchase that is held: what it costs now, and the owner's decision. What was seen is what is charged. */
class ApprovalCard extends SeatElement {
    static override properties = {
        approval: {attribute: false},
        preview: {state: true},
        comment: {state: true},
        isSending: {state: true},
        hasChanged: {state: true},
        isLocked: {state: true},
        refusal: {state: true},
        failure: {state: true},
    };
    declare approval: Approval;
    declare preview: Preview | undefined;
    declare comment: string;
    declare isSending: boolean;
    declare hasChanged: boolean;
    /** What the button does has just changed: nobody has read it yet. */
    declare isLocked: boolean;
    declare refusal: unknown;
    declare failure: unknown;
    #stop: (() => void) | undefined;
    #timer = 0;
    #lockTimer = 0;
    #abort = new AbortController();

    constructor() {
        super();
        this.comment = '';
        this.isSending = false;
        this.hasChanged = false;
        this.isLocked = false;
        new Watch(this, company);
    }

    override connectedCallback(): void {
        super.connectedCallback();
        if (hasRole('owner')) {
            void this.#price();
            this.#stop = live.plan.subscribe(() => this.#priceSoon());
            document.addEventListener('visibilitychange', this.#seenAgain);
        }
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        this.#stop?.();
        document.removeEventListener('visibilitychange', this.#seenAgain);
        clearTimeout(this.#timer);
        clearTimeout(this.#lockTimer);
        this.isLocked = false;
        this.#abort.abort();
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
                    ?disabled=${this.isSending}
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
                    ?disabled=${this.isSending || this.isLocked || !canApprove}
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
        if (preview.invoice === undefined) {
            return preview.wouldCharge ? texts().approve : texts().approveForNothing;
        }
        return isOnNextInvoice(preview)
            ? texts().approveNextInvoice(formatMoney(preview.invoice.net))
            : texts().approveInvoiced(formatMoney(preview.invoice.total));
    }

    readonly #seenAgain = (): void => {
        if (document.visibilityState === 'visible') {
            this.#priceSoon();
        }
    };

    /** Not while a decision is on its way: what was agreed to stays what it says. */
    #priceSoon(): void {
        clearTimeout(this.#timer);
        if (!this.isSending) {
            this.#timer = window.setTimeout(() => void this.#price(), PAUSE_MS);
        }
    }

    /** @returns false if it was given up, for a newer one or because the card is gone */
    async #price(): Promise<boolean> {
        clearTimeout(this.#timer);
        this.#abort.abort();
        const abort = (this.#abort = new AbortController());
        try {
            const answer = await call('post', '/units/preview', {
                body: {delete: this.approval.delete, create: this.approval.create},
                signal: abort.signal,
            });
            if (!abort.signal.aborted) {
                this.#show(answer.body);
            }
        } catch (failure) {
            if (!abort.signal.aborted) {
                this.refusal = failure;
            }
        }
        return !abort.signal.aborted;
    }

    #show(preview: Preview): void {
        if (this.preview !== undefined && !isSamePrice(this.preview, preview)) {
            this.#sayChanged();
        }
        this.preview = preview;
        this.refusal = undefined;
    }

    /** Says so, and keeps the button from being pressed by whoever meant the price before. */
    #sayChanged(): void {
        this.hasChanged = true;
        this.isLocked = true;
        clearTimeout(this.#lockTimer);
        this.#lockTimer = window.setTimeout(() => (this.isLocked = false), LOCK_MS);
    }

    async #decide(decision: 'approved' | 'declined'): Promise<void> {
        if (this.isSending) {
            return;
        }
        this.isSending = true;
        this.failure = undefined;
        this.hasChanged = false;
        if (decision === 'declined' || (await this.#isStillAgreed())) {
            await this.#send(decision);
        }
        this.isSending = false;
    }

    async #isStillAgreed(): Promise<boolean> {
        const agreed = this.preview;
        return (await this.#price()) && this.refusal === undefined && isSamePrice(agreed, this.preview);
    }

    async #send(decision: 'approved' | 'declined'): Promise<void> {
        clearTimeout(this.#timer);
        this.#abort.abort();
        const token = decision === 'approved' ? this.preview?.token : undefined;
        const decider = identity();
        try {
            const answer = await call('put', '/companies/{companyId}/approvals/{approvalId}/decision', {
                path: {companyId: this.approval.companyId, approvalId: this.approval.id},
                body: {
                    decision,
                    ...(this.comment.trim() === '' ? {} : {comment: this.comment.trim()}),
                    ...(token === undefined ? {} : {previewToken: token}),
                },
            });
            void live.refresh();
            this.dispatchEvent(new CustomEvent('decided', {bubbles: true}));
            const text = await outcomeOf(answer.body);
            // It may say an amount, and somebody else may look by now.
            if (identity() === decider) {
                toast({tone: 'success', text});
            }
        } catch (failure) {
            if (failure instanceof ApiProblem && failure.type === 'preview-outdated') {
                this.#sayChanged();
                if (failure.problem.preview === undefined) {
                    await this.#price();
                } else {
                    this.#show(failure.problem.preview);
                }
                return;
            }
            this.failure = failure;
            this.#timer = window.setTimeout(() => void this.#price(), PAUSE_MS);
        }
    }
}

/** What was invoiced is what the invoice says, whatever was previewed. */
async function outcomeOf(approval: Approval): Promise<string> {
    if (approval.status === 'declined') {
        return texts().declinedNow;
    }
    if (approval.invoiceId === null) {
        return texts().approvedNow;
    }
    try {
        const {body: invoice} = await call('get', '/invoices/{invoiceId}', {path: {invoiceId: approval.invoiceId}});
        return invoice === undefined ? texts().approvedNow : texts().approvedInvoiced(formatMoney(invoice.total));
    } catch {
        return texts().approvedNow;
    }
}

customElements.define('approval-card', ApprovalCard);

import {html, nothing, type TemplateResult} from 'lit';

import {Intent, call} from '../../api/client';
import {ApiProblem} from '../../api/problem';
import type {Money, Preview, UnitType} from '../../api/types';
import {formatMoney, isZero} from '../../i18n/format';
import {common} from '../../i18n/common';
import {live} from '../../live/live-plan';
import {company} from '../../session/company';
import {hasRole, identity} from '../../session/session';
import {Watch} from '../../store';
import {Dialog, open} from '../../ui/dialog';
import {icon} from '../../ui/icon';
import {problemMessage} from '../../ui/parts';
import {toast} from '../../ui/toast';
import {LOCK_MS, addLabel, isSamePrice, priceOf} from './price';
import {SwapDialog} from './swap-dialog';
import {EMPTY_DRAFT, bodyOf, draftFields, isPhoneNumber, typeChoice, typesInContract, type UnitDraft} from './unit-form';
import {texts} from './unit-messages';

const PAUSE_MS = 250;
/** A token is asked for again when it has this much left. */
const MARGIN_MS = 15_000;
/** Why nothing can be bought, while seats that are paid can still be used. */
const ONLY_PAID_SEATS: readonly string[] = ['guardrail-blocks', 'invoice-overdue'];
/** Priced before it has a name. */
const UNNAMED = '?';

type Create = {type: UnitType; previewToken?: string} & ReturnType<typeof bodyOf>;

/**
 * Adds a unit, and says what that costs before it does. What is shown is what is charged: the create carries the preview's token, and
 * where the price is another by then, that is shown instead of charged. While it is not known what became of it, the same is sent again.
 */
export class AddDialog extends Dialog {
    static override properties = {
        draft: {state: true},
        preview: {state: true},
        isPricing: {state: true},
        isSending: {state: true},
        hasChanged: {state: true},
        isLocked: {state: true},
        refusal: {state: true},
        failure: {state: true},
    };
    declare draft: UnitDraft;
    declare preview: Preview | undefined;
    declare isPricing: boolean;
    declare isSending: boolean;
    declare hasChanged: boolean;
    /** What the button does has just changed: nobody has read it yet. */
    declare isLocked: boolean;
    /** Why it cannot be priced, and so not added. */
    declare refusal: unknown;
    /** Why it was not added. */
    declare failure: unknown;
    readonly #intent = new Intent<Create>();
    /** What the preview at hand is of. */
    #previewed = '';
    /** What it is the price of: names cost nothing. */
    #pricedType: UnitType | undefined;
    #isPosting = false;
    #lockTimer = 0;
    #abort = new AbortController();
    #timer = 0;
    #settled: Promise<void> = Promise.resolve();
    #stop: (() => void) | undefined;

    constructor(type: UnitType = typesInContract()[0] ?? 'user') {
        super();
        this.draft = {...EMPTY_DRAFT, type};
        this.isPricing = true;
        this.isSending = false;
        this.hasChanged = false;
        this.isLocked = false;
        new Watch(this, live.plan, company);
    }

    override connectedCallback(): void {
        super.connectedCallback();
        // Somebody else has changed something: the price may be another.
        this.#stop = live.plan.subscribe(() => this.#priceSoon());
        document.addEventListener('visibilitychange', this.#seenAgain);
        this.#settled = this.#price();
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        this.#stop?.();
        document.removeEventListener('visibilitychange', this.#seenAgain);
        clearTimeout(this.#timer);
        clearTimeout(this.#lockTimer);
        this.#abort.abort();
    }

    protected override heading(): string {
        return texts().addHeading;
    }

    protected override isBusy(): boolean {
        return this.isSending;
    }

    /** Whatever is shown then is what was sent: nothing else can be asked for, and no other price is looked up. */
    #isFixed(): boolean {
        return this.#isPosting || this.#intent.open !== undefined;
    }

    protected override body(): TemplateResult {
        const isDisabled = this.isSending || this.#isFixed();
        return html`<form class="dialog-body" @submit=${this.#submit}>
            ${typeChoice(this.draft.type, (type) => this.#change({...this.draft, type}), isDisabled)}
            ${draftFields(this.draft, (draft) => this.#change(draft), {autofocus: true, disabled: isDisabled})}
            <section class="price-room" aria-label=${texts().price} aria-busy=${this.isPricing}>
                ${this.#priced()}
            </section>
            ${this.#isRefused() ? nothing : problemMessage(this.failure)}
            ${this.#intent.open === undefined || this.isSending ? nothing : html`<p>${texts().unanswered}</p>`}
            <div class="dialog-actions">
                <button type="button" class="button" ?disabled=${this.isSending} @click=${() => this.dismiss()}>
                    ${common().cancel}
                </button>
                <button
                    type="submit"
                    class="button primary"
                    ?disabled=${this.isSending || !this.#canSend()}
                >
                    ${this.isSending ? texts().adding : addLabel(this.#isRefused() ? undefined : this.preview)}
                </button>
            </div>
        </form>`;
    }

    /** What the button says has been there for a moment, and is of what is asked for. */
    #canSend(): boolean {
        if (this.#intent.open !== undefined) {
            return true;
        }
        return (
            !this.isLocked &&
            !this.#isRefused() &&
            this.preview !== undefined &&
            this.#pricedType === this.draft.type
        );
    }

    #isRefused(): boolean {
        return this.refusal !== undefined;
    }

    #priced(): TemplateResult {
        if (this.#isRefused()) {
            const mayUseSeats = this.refusal instanceof ApiProblem && ONLY_PAID_SEATS.includes(this.refusal.type);
            return html`${problemMessage(this.refusal, () => (this.#settled = this.#price()))}
            ${mayUseSeats ? this.#advice() : nothing}`;
        }
        if (this.preview === undefined) {
            return html`<p class="muted">${texts().pricing}</p>`;
        }
        return html`
            ${this.hasChanged
                ? html`<div class="notice notice-warning" role="alert">
                      ${icon('warning')}
                      <div><p class="notice-title">${texts().priceChanged}</p><p>${texts().priceChangedDetail}</p></div>
                  </div>`
                : nothing}
            ${priceOf(this.preview, this.draft.type)} ${this.preview.wouldCharge ? this.#advice() : nothing}
        `;
    }

    #advice(): TemplateResult {
        return html`<div class="notice">
            ${icon('swap')}
            <div>
                <p><strong>${texts().adviceTitle}</strong> ${texts().advice}</p>
                <button
                    type="button"
                    class="link-button"
                    ?disabled=${this.isSending || this.#isFixed()}
                    @click=${this.#swapInstead}
                >
                    ${texts().swapInstead}
                </button>
            </div>
        </div>`;
    }

    readonly #swapInstead = (): void => {
        const draft = this.draft;
        this.close();
        const swap = new SwapDialog(draft);
        // Whoever waits for this one to close waits for what it has become.
        swap.addEventListener('closed', () => this.dispatchEvent(new CustomEvent('closed')));
        open(swap);
    };

    #change(draft: UnitDraft): void {
        this.draft = draft;
        this.hasChanged = false;
        this.failure = undefined;
        this.#priceSoon();
    }

    /** A tab in the background looks nothing up, for hours. */
    readonly #seenAgain = (): void => {
        if (document.visibilityState === 'visible') {
            this.#priceSoon();
        }
    };

    #priceSoon(): void {
        if (this.#isFixed()) {
            return;
        }
        clearTimeout(this.#timer);
        this.isPricing = true;
        this.#timer = window.setTimeout(() => (this.#settled = this.#price()), PAUSE_MS);
    }

    /** As far as it is valid; the rest is said when it is sent. */
    #body(): {type: UnitType} & ReturnType<typeof bodyOf> {
        const {draft} = this;
        const {email, phoneNumber, name, costCenter} = bodyOf(draft);
        const isEmail = this.querySelector<HTMLInputElement>('#unit-email')?.validity.valid ?? true;
        return {
            type: draft.type,
            name: name === '' ? UNNAMED : name,
            ...(email !== undefined && isEmail ? {email} : {}),
            ...(phoneNumber !== undefined && isPhoneNumber(phoneNumber) ? {phoneNumber} : {}),
            ...(costCenter === undefined ? {} : {costCenter}),
        };
    }

    #stopPricing(): void {
        clearTimeout(this.#timer);
        this.#abort.abort();
        this.isPricing = false;
    }

    async #price(): Promise<void> {
        if (this.#isFixed()) {
            return;
        }
        this.#stopPricing();
        const abort = (this.#abort = new AbortController());
        this.isPricing = true;
        const body = this.#body();
        try {
            const {body: preview} = await call('post', '/units/preview', {body, signal: abort.signal});
            if (!abort.signal.aborted) {
                this.#show(preview, JSON.stringify(body));
            }
        } catch (failure) {
            if (abort.signal.aborted) {
                return;
            }
            this.refusal = failure;
        }
        this.isPricing = false;
    }

    #show(preview: Preview, of: string): void {
        const {type} = this.draft;
        if (this.preview !== undefined && this.#pricedType === type && !isSamePrice(this.preview, preview)) {
            this.#sayChanged();
        }
        this.refusal = undefined;
        this.preview = preview;
        this.#previewed = of;
        this.#pricedType = type;
        if (preview.expiresAt !== undefined) {
            // Instants of the service, whose clock may be another: only their distance counts.
            const lifetime = Date.parse(preview.expiresAt) - Date.parse(preview.at);
            clearTimeout(this.#timer);
            this.#timer = window.setTimeout(
                () => (this.#settled = this.#price()),
                Math.max(MARGIN_MS, lifetime - MARGIN_MS),
            );
        }
    }

    /** What is shown is what is agreed to: if it is another by now, it is shown first. */
    readonly #submit = async (event: Event): Promise<void> => {
        event.preventDefault();
        if (this.isSending) {
            return;
        }
        this.isSending = true;
        this.failure = undefined;
        if (this.#intent.open !== undefined || (await this.#isStillAgreed())) {
            await this.#send();
        }
        this.isSending = false;
    };

    /** Only a token pins the price: what has none may be old, however it got here. */
    async #isStillAgreed(): Promise<boolean> {
        const agreed = this.preview;
        if (this.isPricing || agreed?.token === undefined || this.#previewed !== JSON.stringify(this.#body())) {
            this.#settled = this.#price();
        }
        // What is given up for a newer look-up settles as well, and has told nothing.
        for (let waited: Promise<void> | undefined; waited !== this.#settled; ) {
            waited = this.#settled;
            await waited;
        }
        if (!this.isConnected) {
            return false;
        }
        if (this.#isRefused()) {
            this.hasChanged = false;
            return false;
        }
        if (!isSamePrice(agreed, this.preview)) {
            this.#sayChanged();
            return false;
        }
        return true;
    }

    /** Says so, and keeps the button from being pressed by whoever meant the price before. */
    #sayChanged(): void {
        this.hasChanged = true;
        this.isLocked = true;
        clearTimeout(this.#lockTimer);
        this.#lockTimer = window.setTimeout(() => (this.isLocked = false), LOCK_MS);
    }

    async #send(): Promise<void> {
        const {name} = bodyOf(this.draft);
        const previewToken = this.preview?.token;
        const buyer = identity();
        const body: Create = {
            type: this.draft.type,
            ...bodyOf(this.draft),
            ...(previewToken === undefined ? {} : {previewToken}),
        };
        this.#stopPricing();
        this.hasChanged = false;
        this.#isPosting = true;
        try {
            const answer = await this.#intent.send(body, (sent, key) => call('post', '/units', {body: sent, key}));
            this.close();
            void live.refresh();
            if (identity() !== buyer) {
                return;
            }
            if (answer.status === 202) {
                toast({tone: 'info', text: texts().waits(name), link: {href: '#/approvals', text: texts().toApprovals}});
                return;
            }
            const {invoice} = answer.body;
            toast({
                tone: 'success',
                text: this.#addedText(name, invoice?.total),
                ...(invoice?.id !== undefined && invoice.number !== undefined && hasRole('owner')
                    ? {link: {href: `#/invoices/${invoice.id}`, text: invoice.number}}
                    : {}),
            });
        } catch (failure) {
            this.#isPosting = false;
            this.#refused(failure);
        }
    }

    #addedText(name: string, total: Money | undefined): string {
        if (total !== undefined) {
            return texts().addedInvoiced(name, formatMoney(total));
        }
        const later = this.preview?.invoice;
        return later === undefined || isZero(later.net)
            ? texts().added(name)
            : texts().addedNextInvoice(name, formatMoney(later.net));
    }

    #refused(failure: unknown): void {
        if (failure instanceof ApiProblem && failure.type === 'preview-outdated') {
            const {preview} = failure.problem;
            if (preview === undefined) {
                this.#settled = this.#price();
            } else {
                this.#show(preview, JSON.stringify(this.#body()));
            }
            this.#sayChanged();
            return;
        }
        this.failure = failure;
        this.#priceSoon();
    }
}

customElements.define('add-dialog', AddDialog);

import {html, nothing, type TemplateResult} from 'lit';

import {Intent, call} from '../../api/client';
import {Pages} from '../../api/pages';
import type {Company, Schemas, UnitType} from '../../api/types';
import {SeatElement} from '../../element';
import {common, unitTypesName} from '../../i18n/common';
import {formatDay, formatLongDay} from '../../i18n/format';
import {live} from '../../live/live-plan';
import {OnChange} from '../../live/on-change';
import {company} from '../../session/company';
import {companyId} from '../../session/session';
import {Watch} from '../../store';
import {icon} from '../../ui/icon';
import {badge, dataTable, emptyState, instant, pageHeader, pager, problemMessage, skeleton, type Tone} from '../../ui/parts';
import {toast} from '../../ui/toast';
import {companyNow} from '../invoices/company-now';
import {todayOf} from '../invoices/status';
import {text} from './messages';
import {decreaseHoldsFrom, needsNotice, responsible} from './notice';

type Asked = Schemas['CommitmentRequest'];

interface Wish {
    readonly unitType: UnitType;
    readonly included: number;
    readonly reason: string;
}

const TONES: Record<Schemas['CommitmentRequestStatus'], Tone> = {pending: 'accent', approved: 'success', declined: 'neutral'};
const GREATEST = 1_000_000;

/** Owners ask for another commitment (R26), and see what becomes of it. */
class CommitmentPage extends SeatElement {
    static override properties = {
        type: {state: true},
        included: {state: true},
        reason: {state: true},
        isChecked: {state: true},
        sending: {state: true},
        failure: {state: true},
        companyFailure: {state: true},
    };
    declare type: UnitType;
    declare included: string;
    declare reason: string;
    /** Errors are told once somebody has tried to send. */
    declare isChecked: boolean;
    declare sending: boolean;
    declare failure: unknown;
    declare companyFailure: unknown;
    readonly #intent = new Intent<Wish>();
    readonly #requests = new Pages<Asked>(this, (cursor, signal) => this.#load(cursor, signal));

    constructor() {
        super();
        this.type = 'user';
        this.included = '';
        this.reason = '';
        this.isChecked = false;
        this.sending = false;
        new Watch(this, company, live.plan, live.failure);
        new OnChange(this, async () => {
            await this.#loadCompany();
            await this.#requests.follow();
        });
    }

    override connectedCallback(): void {
        super.connectedCallback();
        void this.#loadCompany();
    }

    async #loadCompany(): Promise<void> {
        try {
            const now = await companyNow();
            this.companyFailure = undefined;
            if (!now.contract.units.some((unit) => unit.type === this.type)) {
                this.type = now.contract.units[0]?.type ?? 'user';
            }
        } catch (failure) {
            this.companyFailure = failure;
        }
    }

    async #load(cursor: string | undefined, signal: AbortSignal): Promise<Schemas['CommitmentRequestPage']> {
        const answer = await call('get', '/companies/{companyId}/commitment-requests', {
            path: {companyId: companyId()},
            query: {limit: 20, ...(cursor === undefined ? {} : {cursor})},
            signal,
        });
        return answer.body;
    }

    async #send(event: Event): Promise<void> {
        event.preventDefault();
        this.isChecked = true;
        await this.updateComplete;
        const wrong = this.querySelector<HTMLElement>('[aria-invalid="true"]');
        if (wrong !== null) {
            wrong.focus();
            return;
        }
        if (this.sending) {
            return;
        }
        const wish = {unitType: this.type, included: Number(this.included), reason: this.reason.trim()};
        this.sending = true;
        this.failure = undefined;
        try {
            await this.#intent.send(wish, (body, key) =>
                call('post', '/companies/{companyId}/commitment-requests', {path: {companyId: companyId()}, body, key}),
            );
            this.included = '';
            this.reason = '';
            this.isChecked = false;
            toast({tone: 'success', text: text().sent});
            void this.#requests.refresh();
        } catch (failure) {
            this.failure = failure;
        }
        this.sending = false;
    }

    /** Nothing else can be asked for before it is known what became of what was. */
    #isFixed(): boolean {
        return this.sending || this.#intent.open !== undefined;
    }

    protected override render(): TemplateResult {
        const of = company.value;
        // When a decrease would hold is a part of it.
        const isKnown = of !== null && (live.plan.value !== null || live.failure.value !== null);
        return html`${pageHeader(common().commitment, text().lead)}
            <div class="stack">
                ${this.companyFailure === undefined || of !== null
                    ? nothing
                    : problemMessage(this.companyFailure, () => void this.#loadCompany())}
                <div class="side-by-side">
                    <section class="card card-body stack ${isKnown ? '' : 'room-now'}" aria-labelledby="now-heading">
                        <h2 id="now-heading">${text().now}</h2>
                        ${isKnown ? this.#now(of) : skeleton(4)}
                    </section>
                    <section class="card card-body stack ${isKnown ? '' : 'room-ask'}" aria-labelledby="ask-heading">
                        <h2 id="ask-heading">${text().ask}</h2>
                        ${isKnown ? this.#form(of) : skeleton(8)}
                    </section>
                </div>
                <section class="card" aria-labelledby="requests-heading">
                    <div class="card-header"><h2 id="requests-heading">${text().requests}</h2></div>
                    ${this.#list()}
                </section>
            </div>`;
    }

    #now(of: Company): TemplateResult {
        return html`<dl class="commitments">
                ${of.contract.units.map(
                    (unit) => html`<div>
                        <dt>${unitTypesName(unit.type)}</dt>
                        <dd>
                            <span class="figure big">${unit.included}</span>
                            ${unit.scheduled
                                ? html`<span class="line-reason"
                                      >${text().scheduled(
                                          text().included(unit.scheduled.included, unit.type),
                                          formatDay(unit.scheduled.effectiveOn),
                                      )}</span
                                  >`
                                : nothing}
                        </dd>
                    </div>`,
                )}
            </dl>
            ${this.#effect(of)}`;
    }

    /** When what would hold. */
    #effect(of: Company): TemplateResult {
        const plan = live.plan.value;
        const holdsFrom = plan === null ? null : formatLongDay(decreaseHoldsFrom(of, plan, todayOf(of)));
        return html`<div class="hints">
            <p>${text().increase}</p>
            <p>
                ${holdsFrom === null ? nothing : html`${text().decrease(holdsFrom)} `}${needsNotice(of)
                    ? text().decreaseNotice
                    : text().decreaseSmall}
            </p>
        </div>`;
    }

    #form(of: Company): TemplateResult {
        const endsOn = of.contract.endsOn;
        if (endsOn !== null && todayOf(of) >= endsOn) {
            return html`<p>${text().ended}</p>`;
        }
        const isFixed = this.#isFixed();
        // What was sent is not wrong by what has happened since.
        const isChecked = this.isChecked && !isFixed;
        const quantityError = isChecked ? this.#quantityError(of) : '';
        const reasonError = isChecked && this.reason.trim() === '' ? text().reasonMissing : '';
        return html`<form class="stack" novalidate @submit=${(event: Event) => void this.#send(event)}>
            ${of.contract.units.length > 1 ? this.#types(of) : nothing}
            <div class="field">
                <label for="included">${text().quantity}</label>
                <input
                    class="short"
                    id="included"
                    inputmode="numeric"
                    autocomplete="off"
                    maxlength="7"
                    ?readonly=${isFixed}
                    aria-describedby="included-error"
                    aria-invalid=${quantityError === '' ? 'false' : 'true'}
                    aria-required="true"
                    .value=${this.included}
                    @input=${(event: Event) => (this.included = (event.target as HTMLInputElement).value)}
                />
                <p id="included-error" class="field-error" role="alert">${quantityError}</p>
            </div>
            <div class="field">
                <label for="reason">${text().reason}</label>
                <textarea
                    id="reason"
                    rows="3"
                    maxlength="1000"
                    ?readonly=${isFixed}
                    aria-describedby="reason-detail reason-error"
                    aria-invalid=${reasonError === '' ? 'false' : 'true'}
                    aria-required="true"
                    .value=${this.reason}
                    @input=${(event: Event) => (this.reason = (event.target as HTMLTextAreaElement).value)}
                ></textarea>
                <p id="reason-detail" class="field-hint">${text().reasonDetail}</p>
                <p id="reason-error" class="field-error" role="alert">${reasonError}</p>
            </div>
            <p class="goes-to">${icon('recipients')}${this.#goesTo(of)}</p>
            ${problemMessage(this.failure)}
            ${this.#intent.open === undefined || this.sending ? nothing : html`<p>${text().unanswered}</p>`}
            <div class="form-actions">
                <button type="submit" class="button primary" aria-disabled=${this.sending ? 'true' : nothing}>${text().send}</button>
            </div>
        </form>`;
    }

    #types(of: Company): TemplateResult {
        return html`<fieldset class="segments" ?disabled=${this.#isFixed()}>
            <legend class="visually-hidden">${text().type}</legend>
            ${of.contract.units.map(
                (unit) => html`<label>
                    <input
                        type="radio"
                        name="type"
                        value=${unit.type}
                        .checked=${unit.type === this.type}
                        @change=${() => (this.type = unit.type)}
                    />${unitTypesName(unit.type)}
                </label>`,
            )}
        </fieldset>`;
    }

    #quantityError(of: Company): string {
        const given = this.included.trim();
        if (!/^\d+$/.test(given) || Number(given) > GREATEST) {
            return text().quantityInvalid;
        }
        const now = of.contract.units.find((unit) => unit.type === this.type)?.included;
        return Number(given) === now ? text().quantitySame : '';
    }

    #goesTo(of: Company): string {
        const role = responsible(of, todayOf(of));
        const contact = role === 'account_executive' ? of.contacts?.accountExecutive : of.contacts?.customerSuccessManager;
        return contact ? text().goesTo(contact.name, text()[role]) : text().goesToRole(text()[role]);
    }

    #list(): TemplateResult {
        const requests = this.#requests;
        const failure = html`<div class="card-body">
            ${problemMessage(requests.failure, () => void requests.retry())}
        </div>`;
        if (!requests.loaded) {
            return requests.failure === null ? skeleton(3) : failure;
        }
        if (requests.items.length === 0 && requests.failure === null) {
            return emptyState('commitment', text().none, text().noneDetail);
        }
        return html`${dataTable(
            text().requestList,
            [
                {
                    label: text().asked,
                    header: true,
                    cell: (request: Asked) =>
                        html`<span class="line-title">${text().included(request.included, request.unitType)}</span>
                            <span class="line-reason anywhere">${request.reason}</span>`,
                },
                {
                    label: text().askedOn,
                    cell: (request) =>
                        html`<span class="two-lines">${instant(request.requestedAt)}
                            <span class="line-reason anywhere">${text().askedBy(request.requestedBy)}</span></span>`,
                },
                {
                    label: text().contact,
                    cell: (request) =>
                        html`<span class="two-lines"><span>${request.contact.name ?? text().noContact}</span>
                            <span class="line-reason">${text()[request.contact.role]}</span></span>`,
                },
                {label: text().outcome, cell: (request) => outcome(request)},
            ],
            requests.items,
        )}
        ${requests.failure === null ? nothing : failure} ${pager(requests)}`;
    }
}

function outcome(request: Asked): TemplateResult {
    return html`<span class="two-lines">
        <span>${badge(TONES[request.status], text()[request.status])}</span>
        ${request.effectiveOn === null
            ? nothing
            : html`<span class="line-reason">${text().holdsFrom(formatDay(request.effectiveOn))}</span>`}
        ${request.comment === null ? nothing : html`<span class="line-reason anywhere">${request.comment}</span>`}
    </span>`;
}

customElements.define('commitment-page', CommitmentPage);

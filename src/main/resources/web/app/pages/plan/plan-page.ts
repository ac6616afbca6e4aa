import {html, nothing, type TemplateResult} from 'lit';

import {call} from '../../api/client';
import type {Plan, PlanUnits, Schemas} from '../../api/types';
import {SeatElement} from '../../element';
import {unitTypesName} from '../../i18n/common';
import {formatLongDay, formatMoney, formatNumber, lastDayBefore} from '../../i18n/format';
import {activity} from '../../live/activity';
import {backOff} from '../../live/back-off';
import {live} from '../../live/live-plan';
import {Looks} from '../../live/looks';
import {companyId} from '../../session/session';
import {Watch} from '../../store';
import {open} from '../../ui/dialog';
import {icon} from '../../ui/icon';
import {seatMeter} from '../../ui/meter';
import {dataTable, day, pageHeader, problemMessage, skeleton, type Column} from '../../ui/parts';
import {figure} from '../../ui/seat-figure';
import '../history/seat-history';
import {AddDialog} from '../units/add-dialog';
import {SwapDialog} from '../units/swap-dialog';
import './plan-activity';
import {texts} from './plan-messages';

/** How long the plan waits to be shown together with what waits for an approval. */
const PATIENCE_MS = 3_000;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 15_000;

/** What an owner watches. */
class PlanPage extends SeatElement {
    static override properties = {waiting: {state: true}};
    declare waiting: number | undefined;
    #stop: (() => void) | undefined;
    readonly #looks = new Looks();
    #failures = 0;
    #patience: ReturnType<typeof setTimeout> | undefined;
    #retry: ReturnType<typeof setTimeout> | undefined;

    constructor() {
        super();
        new Watch(this, live.plan, live.failure);
    }

    override connectedCallback(): void {
        super.connectedCallback();
        this.#patience = setTimeout(() => (this.waiting ??= 0), PATIENCE_MS);
        void this.#askWhatWaits();
        this.#stop = activity.onApproval(() => void this.#askWhatWaits());
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        this.#stop?.();
        clearTimeout(this.#retry);
        clearTimeout(this.#patience);
    }

    /** The heading is the same one before the plan has come and after: it may have the focus. */
    protected override render(): TemplateResult {
        const plan = this.waiting === undefined ? null : live.plan.value;
        return html`${pageHeader(
                texts().title,
                plan === null ? '\u00a0' : texts().lead(plan.planName, texts()[plan.billingFrequency]),
                plan === null ? nothing : this.#actions(),
            )}
            <div class="stack">${plan === null ? this.#beforeThePlan() : this.#content(plan)}</div>`;
    }

    #actions(): TemplateResult {
        return html`<button type="button" class="button" @click=${() => open(new SwapDialog())}>
                ${icon('swap')} ${texts().swap}
            </button>
            <button type="button" class="button primary" @click=${() => open(new AddDialog())}>
                ${icon('add')} ${texts().add}
            </button>`;
    }

    #beforeThePlan(): TemplateResult | typeof nothing {
        return live.failure.value === null
            ? html`<div class="card">${skeleton(2)}</div>
                  <div class="card">${skeleton(3)}</div>
                  <div class="card">${skeleton(4)}</div>`
            : problemMessage(live.failure.value);
    }

    #content(plan: Plan): TemplateResult {
        return html`${this.#waitingNotice(this.waiting ?? 0)} ${this.#facts(plan)}
            <div class="usage">${plan.units.map((units) => this.#usage(units))}</div>
            <section class="card" aria-labelledby="plan-table-title">
                <div class="card-header">
                    <h2 id="plan-table-title">${texts().tableTitle}</h2>
                    <p class="muted small">${texts().tableHint}</p>
                </div>
                ${dataTable(texts().tableTitle, this.#columns(), plan.units, this.#total(plan))}
            </section>
            <seat-history></seat-history>
            <plan-activity></plan-activity>`;
    }

    #facts(plan: Plan): TemplateResult {
        const {accountExecutive, customerSuccessManager} = plan.contacts;
        return html`<dl class="card facts">
            <div>
                <dt>${texts().nextBilling}</dt>
                <dd>${day(plan.nextBillingDate)}</dd>
            </div>
            <div>
                <dt>${texts().renewal}</dt>
                <dd>${day(plan.contractRenewalDate)}</dd>
            </div>
            <div>
                <dt>${texts().accountExecutive}</dt>
                <dd>${this.#contact(accountExecutive)}</dd>
            </div>
            <div>
                <dt>${texts().successManager}</dt>
                <dd>${this.#contact(customerSuccessManager)}</dd>
            </div>
        </dl>`;
    }

    #contact(contact: Schemas['Contact'] | null): TemplateResult {
        return contact === null
            ? html`<span class="muted">${texts().nobody}</span>`
            : html`<a href="mailto:${contact.email}" title=${contact.email}>${contact.name}</a>`;
    }

    #usage(units: PlanUnits): TemplateResult {
        return html`<section class="card card-body usage-card" aria-label=${unitTypesName(units.type)}>
            <h2>${icon(units.type === 'user' ? 'units' : 'phone')} ${unitTypesName(units.type)}</h2>
            <p class="usage-figure">
                <strong>${figure(formatNumber(units.created))}</strong>
                <span class="muted">${texts().ofPaid(units.paidSeats)}</span>
            </p>
            ${seatMeter(units, texts().inUse(units.created, units.paidSeats))}
            <ul class="usage-legend">
                ${units.included > 0
                    ? html`<li>
                          <span class="swatch swatch-included"></span
                          >${texts().ofIncluded(Math.min(units.created, units.included), units.included)}
                      </li>`
                    : nothing}
                ${units.additional > 0
                    ? html`<li><span class="swatch swatch-extra"></span>${texts().additionalInUse(units.additional)}</li>`
                    : nothing}
                ${units.freeSeats > 0
                    ? html`<li><span class="swatch swatch-free"></span>${texts().freeSeats(units.freeSeats)}</li>`
                    : nothing}
            </ul>
            <ul class="usage-notes">
                <li>
                    ${units.freeSeats > 0
                        ? texts().free(units.freeSeats, formatLongDay(lastDayBefore(units.seatsPaidUntil)))
                        : texts().noneFree(formatMoney(units.additionalUnitPrice))}
                </li>
                ${units.unusedIncluded > 0 ? html`<li>${texts().unusedIncluded(units.unusedIncluded)}</li>` : nothing}
            </ul>
        </section>`;
    }

    #columns(): Column<PlanUnits>[] {
        return [
            {label: texts().type, header: true, cell: (units) => unitTypesName(units.type)},
            {label: texts().created, numeric: true, cell: (units) => figure(formatNumber(units.created))},
            {label: texts().included, numeric: true, cell: (units) => figure(formatNumber(units.included))},
            {label: texts().additional, numeric: true, cell: (units) => figure(formatNumber(units.additional))},
            {label: texts().includedPrice, numeric: true, cell: (units) => figure(formatMoney(units.includedUnitPrice))},
            {label: texts().additionalPrice, numeric: true, cell: (units) => figure(formatMoney(units.additionalUnitPrice))},
            {label: texts().total, numeric: true, cell: (units) => figure(formatMoney(units.total))},
        ];
    }

    #total(plan: Plan): TemplateResult {
        return html`<tfoot role="rowgroup">
            <tr role="row">
                <th role="rowheader" scope="row" colspan="6">${texts().total}</th>
                <td role="cell" class="numeric">${figure(formatMoney(plan.total))}</td>
            </tr>
        </tfoot>`;
    }

    #waitingNotice(waiting: number): TemplateResult | typeof nothing {
        if (waiting === 0) {
            return nothing;
        }
        return html`<div class="notice notice-warning">
            ${icon('approvals')}
            <div>
                <p class="notice-title">${texts().waiting(waiting)}</p>
                <a href="#/approvals">${texts().review}</a>
            </div>
        </div>`;
    }

    /**
     * Before anything is shown, so that nothing jumps, and whenever somebody asks or decides. The plan does not wait for long, and what
     * is waiting is told when it is known.
     */
    async #askWhatWaits(): Promise<void> {
        clearTimeout(this.#retry);
        const look = this.#looks.begin();
        try {
            const answer = await call('get', '/companies/{companyId}/approvals', {
                path: {companyId: companyId()},
                query: {status: 'pending', limit: 200},
            });
            if (this.#looks.takes(look)) {
                this.waiting = answer.body.items.length;
                this.#failures = 0;
            }
        } catch {
            if (this.#looks.isLast(look) && this.isConnected) {
                this.waiting ??= 0;
                this.#failures += 1;
                this.#retry = setTimeout(() => void this.#askWhatWaits(), backOff(this.#failures, FIRST_RETRY_MS, LONGEST_RETRY_MS));
            }
        }
    }
}

customElements.define('plan-page', PlanPage);

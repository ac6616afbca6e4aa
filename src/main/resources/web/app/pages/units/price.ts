import {html, nothing, type TemplateResult} from 'lit';

import type {Preview, Schemas, UnitType} from '../../api/types';
import {formatAmount, formatDay, formatLongDay, formatMoney, isZero, lastDayBefore} from '../../i18n/format';
import {live} from '../../live/live-plan';
import {hasRole} from '../../session/session';
import {icon, type IconName} from '../../ui/icon';
import {texts} from './unit-messages';

export function isOnNextInvoice(preview: Preview): boolean {
    return preview.wouldCharge && !preview.wouldInvoice;
}

/** What a preview says, for people: days, price, tax and total, or that it costs nothing and why. */
export function priceOf(preview: Preview, type: UnitType | undefined): TemplateResult {
    if (!preview.wouldCharge) {
        const why = type === undefined ? '' : freeSeatsOf(type);
        return html`<div class="notice notice-success">
            ${icon('check')}
            <div>
                <p class="notice-title">${texts().nothingToPay}</p>
                ${why === '' ? nothing : html`<p>${why}</p>`}
            </div>
        </div>`;
    }
    return html`${preview.invoice === undefined ? notice('invoices', withoutAmounts(preview)) : withAmounts(preview.invoice)}
    ${preview.requiresApproval
        ? html`<div class="notice notice-warning">
              ${icon('approvals')}
              <div><p>${texts().held}</p></div>
          </div>`
        : nothing}`;
}

function notice(symbol: IconName, text: string): TemplateResult {
    return html`<div class="notice">
        ${icon(symbol)}
        <div><p>${text}</p></div>
    </div>`;
}

/** Owners see amounts, unless so little of the period is left that nothing is due for it. */
function withoutAmounts(preview: Preview): string {
    if (hasRole('owner')) {
        return texts().billedFromNextPeriod;
    }
    return isOnNextInvoice(preview) ? texts().onNextInvoiceOfCompany : texts().invoicedToCompany;
}

/** Nothing for an owner whose seats are all taken: then they have no price. */
function freeSeatsOf(type: UnitType): string {
    if (!hasRole('owner')) {
        return texts().seatFree;
    }
    const units = live.plan.value?.units.find((one) => one.type === type);
    return units !== undefined && units.freeSeats > 0
        ? texts().paidSeatFree(units.freeSeats, formatLongDay(lastDayBefore(units.seatsPaidUntil)))
        : '';
}

function withAmounts(invoice: Schemas['PreviewedInvoice']): TemplateResult {
    return html`<div class="price">
        ${invoice.lines.map((line) => lineOf(line, invoice.net.currency))}
        <dl>
            <div><dt>${texts().net}</dt><dd>${formatMoney(invoice.net)}</dd></div>
            <div><dt>${texts().tax}</dt><dd>${formatMoney(invoice.tax)}</dd></div>
            <div class="price-total"><dt>${texts().total}</dt><dd>${formatMoney(invoice.total)}</dd></div>
            ${isZero(invoice.creditApplied)
                ? nothing
                : html`<div><dt>${texts().credit}</dt><dd>−${formatMoney(invoice.creditApplied)}</dd></div>
                      <div class="price-total"><dt>${texts().due}</dt><dd>${formatMoney(invoice.amountDue)}</dd></div>`}
        </dl>
    </div>`;
}

function lineOf(line: Schemas['InvoiceLine'], currency: string): TemplateResult {
    const {proration, numerator, denominator, fullPrice} = line.explanation;
    const last = lastDayBefore(line.period.end);
    const share = proration === 'day' ? texts().days(numerator, denominator) : texts().seconds(numerator, denominator);
    return html`<p class="price-title">${titleOf(line)}</p>
        <dl>
            <div>
                <dt>${texts().fullPrice}</dt>
                <dd>${formatAmount(fullPrice, currency)}${line.quantity > 1 ? html` × ${line.quantity}` : nothing}</dd>
            </div>
            <div>
                <dt>${texts().proration}</dt>
                <dd>
                    ${share}<br /><span class="muted small"
                        >${texts().through(formatDay(line.period.start), formatDay(last))}</span
                    >
                </dd>
            </div>
        </dl>`;
}

/** As the invoice will say it in its own language; here in the reader's. */
function titleOf(line: Schemas['InvoiceLine']): string {
    if (line.explanation.rule !== 'additional' || line.unitType === null) {
        return line.description;
    }
    return line.unitType === 'user' ? texts().moreUsers(line.quantity) : texts().moreNumbers(line.quantity);
}

/** What the button does, in so many words. */
export function addLabel(preview: Preview | undefined): string {
    if (preview === undefined) {
        return texts().add;
    }
    if (!preview.wouldCharge) {
        return texts().addForNothing;
    }
    if (preview.requiresApproval) {
        return texts().askApproval;
    }
    if (preview.invoice === undefined) {
        return isOnNextInvoice(preview) ? texts().addAndBillLater : texts().addAndInvoiceCompany;
    }
    return isOnNextInvoice(preview)
        ? texts().addNextInvoice(formatMoney(preview.invoice.net))
        : texts().addInvoiced(formatMoney(preview.invoice.total));
}

/** How long a button stays disabled after another price has come under the pointer. */
export const LOCK_MS = 1_000;

/** Whether two previews mean the same to whoever pays. */
export function isSamePrice(one: Preview | undefined, other: Preview | undefined): boolean {
    return (
        one !== undefined &&
        other !== undefined &&
        one.wouldInvoice === other.wouldInvoice &&
        one.requiresApproval === other.requiresApproval &&
        one.wouldCharge === other.wouldCharge &&
        one.invoice?.total.amount === other.invoice?.total.amount &&
        one.invoice?.amountDue.amount === other.invoice?.amountDue.amount
    );
}

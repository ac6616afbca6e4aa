import {html, nothing, type TemplateResult} from 'lit';

import type {Preview, Schemas, UnitType} from '../../api/types';
import {formatAmount, formatDay, formatLongDay, formatMoney, isZero, lastDayBefore} from '../../i18n/format';
import {live} from '../../live/live-plan';
import {company} from '../../session/company';
import {hasRole} from '../../session/session';
import {icon, type IconName} from '../../ui/icon';
import {texts} from './unit-messages';

/**
 * Whether somebody pays for it. Where additional seats are billed on the next invoice, no invoice is issued now, and whoever may not see
 * amounts is not told whether the last free seat is taken or one more is bought.
 */
type Cost = 'nothing' | 'billed' | 'unknown';

/** Without the company, whoever may not see amounts cannot be told that it costs nothing: it may be on the next invoice. */
export function costOf(preview: Preview): Cost {
    if (preview.wouldInvoice || preview.requiresApproval || (preview.invoice !== undefined && !isZero(preview.invoice.net))) {
        return 'billed';
    }
    if (hasRole('owner')) {
        return 'nothing';
    }
    const isToldLater = isOnNextInvoice(preview) && preview.seats.some((seats) => seats.freeSeats === 0);
    return isToldLater || !isCompanyKnown() ? 'unknown' : 'nothing';
}

/** Whether it is known enough that somebody can agree to it. */
export function isPriceKnown(preview: Preview): boolean {
    return costOf(preview) !== 'unknown' || isCompanyKnown();
}

function isCompanyKnown(): boolean {
    return company.value !== null;
}

/** As the contract says; as long as that is not known, what is billed and not at once is billed later. */
export function isOnNextInvoice(preview: Preview): boolean {
    return company.value === null
        ? preview.invoice !== undefined && !preview.wouldInvoice
        : company.value.contract.additionalInvoicing === 'next_invoice';
}

/** What a preview says, for people: days, price, tax and total, or that it costs nothing and why. */
export function priceOf(preview: Preview, type: UnitType | undefined): TemplateResult {
    const cost = costOf(preview);
    if (cost === 'unknown') {
        return notice('info', isCompanyKnown() ? texts().maybeOnNextInvoice : texts().priceUnknown);
    }
    if (cost === 'nothing') {
        const why = type === undefined ? '' : freeSeatsOf(type);
        return html`<div class="notice notice-success">
            ${icon('check')}
            <div>
                <p class="notice-title">${texts().nothingToPay}</p>
                ${why === '' ? nothing : html`<p>${why}</p>`}
            </div>
        </div>`;
    }
    return html`${preview.invoice === undefined ? notice('invoices', texts().invoicedToCompany) : withAmounts(preview.invoice)}
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

/** Nothing for an owner whose seats are all taken: then it costs so little that it is nothing. */
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
    const cost = preview === undefined ? 'unknown' : costOf(preview);
    if (preview === undefined || cost === 'unknown') {
        return texts().add;
    }
    if (cost === 'nothing') {
        return texts().addForNothing;
    }
    if (preview.requiresApproval) {
        return texts().askApproval;
    }
    if (preview.invoice === undefined) {
        return texts().addAndInvoiceCompany;
    }
    return isOnNextInvoice(preview)
        ? texts().addNextInvoice(formatMoney(preview.invoice.net))
        : texts().addInvoiced(formatMoney(preview.invoice.total));
}

/** How long a button stays disabled after another price has come under the pointer. */
export const HOLD_MS = 1_000;

/** Whether two previews mean the same to whoever pays. */
export function isSamePrice(one: Preview | undefined, other: Preview | undefined): boolean {
    return (
        one !== undefined &&
        other !== undefined &&
        one.wouldInvoice === other.wouldInvoice &&
        one.requiresApproval === other.requiresApproval &&
        costOf(one) === costOf(other) &&
        one.invoice?.total.amount === other.invoice?.total.amount &&
        one.invoice?.amountDue.amount === other.invoice?.amountDue.amount
    );
}

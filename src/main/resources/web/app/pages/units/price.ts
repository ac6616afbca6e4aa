import {html, nothing, type TemplateResult} from 'lit';

import type {Preview, Schemas, UnitType} from '../../api/types';
import {formatAmount, formatDay, formatLongDay, formatMoney, isZero, lastDayBefore} from '../../i18n/format';
import {live} from '../../live/live-plan';
import {company} from '../../session/company';
import {hasRole} from '../../session/session';
import {icon} from '../../ui/icon';
import {texts} from './unit-messages';

/** What a preview says, for people: days, price, tax and total, or that it costs nothing and why. */
export function priceOf(preview: Preview, type: UnitType | undefined): TemplateResult {
    if (!preview.wouldInvoice) {
        return html`<div class="notice notice-success">
            ${icon('check')}
            <div>
                <p class="notice-title">${texts().nothingToPay}</p>
                ${type === undefined ? nothing : html`<p>${freeSeatsOf(type)}</p>`}
            </div>
        </div>`;
    }
    return html`${preview.invoice === undefined ? withoutAmounts() : withAmounts(preview.invoice)}
    ${preview.requiresApproval
        ? html`<div class="notice notice-warning">${icon('approvals')}<div><p>${texts().held}</p></div></div>`
        : nothing}`;
}

function freeSeatsOf(type: UnitType): string {
    const units = live.plan.value?.units.find((one) => one.type === type);
    return hasRole('owner') && units !== undefined && units.freeSeats > 0
        ? texts().paidSeatFree(units.freeSeats, formatLongDay(units.seatsPaidUntil))
        : texts().seatFree;
}

function withoutAmounts(): TemplateResult {
    return html`<div class="notice">${icon('invoices')}<div><p>${texts().invoicedToCompany}</p></div></div>`;
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
    if (!preview.wouldInvoice) {
        return texts().addForNothing;
    }
    if (preview.requiresApproval) {
        return texts().askApproval;
    }
    if (preview.invoice === undefined) {
        return texts().addAndInvoiceCompany;
    }
    return company.value?.contract.additionalInvoicing === 'next_invoice'
        ? texts().addNextInvoice(formatMoney(preview.invoice.net))
        : texts().addInvoiced(formatMoney(preview.invoice.total));
}

/** Whether two previews mean the same to whoever pays. */
export function isSamePrice(one: Preview | undefined, other: Preview | undefined): boolean {
    return (
        one !== undefined &&
        other !== undefined &&
        one.wouldInvoice === other.wouldInvoice &&
        one.requiresApproval === other.requiresApproval &&
        one.invoice?.total.amount === other.invoice?.total.amount &&
        one.invoice?.amountDue.amount === other.invoice?.amountDue.amount
    );
}

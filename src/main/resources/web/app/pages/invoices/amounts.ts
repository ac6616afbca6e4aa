import {html, nothing, type TemplateResult} from 'lit';

import type {Money, Schemas} from '../../api/types';
import {common} from '../../i18n/common';
import {formatPercent, isZero} from '../../i18n/format';
import {money} from '../../ui/parts';
import {text, word} from './messages';

/** One amount less others, of one currency: in whole minor units, so exactly. */
export function minus(from: Money, ...others: Money[]): Money {
    const decimals = from.amount.split('.')[1]?.length ?? 0;
    const units = others.reduce((left, other) => left - minorUnits(other.amount), minorUnits(from.amount));
    const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0');
    const whole = digits.slice(0, digits.length - decimals);
    const amount = decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`;
    return {amount: units < 0n ? `-${amount}` : amount, currency: from.currency};
}

function minorUnits(amount: string): bigint {
    return BigInt(amount.replace('.', ''));
}

export interface Amount {
    readonly label: string;
    readonly amount: Money;
    /** Taken off what is above. */
    readonly less?: boolean;
    /** What the sum comes to. */
    readonly strong?: boolean;
    /** What the law wants said. */
    readonly mention?: string | null;
}

/** From the net sum to the total, with each tax. */
export function untilTotal(document: {
    readonly net: Money;
    readonly taxes?: readonly Schemas['TaxSummary'][];
    readonly total: Money;
}): Amount[] {
    return [
        {label: common().net, amount: document.net},
        ...(document.taxes ?? []).map((tax) => ({
            label: isZeroPercent(tax) ? word(`tax-${tax.category}`) : text().taxOf(word(`tax-${tax.category}`), formatPercent(tax.ratePercent)),
            amount: tax.tax,
            mention: tax.mention === null ? null : text().mention(tax.category, tax.mention),
        })),
        {label: text().totalWithTax, amount: document.total, strong: true},
    ];
}

/** "Reverse charge" says it all. */
function isZeroPercent(tax: Schemas['TaxSummary']): boolean {
    return tax.category !== 'standard' && isZero(tax.tax);
}

export function amountList(amounts: readonly Amount[]): TemplateResult {
    return html`<dl class="amounts">
        ${amounts.map(
            ({label, amount, less, strong, mention}) => html`<div class=${strong ? 'strong' : ''}>
                <dt>${label}${mention ? html`<span class="mention">${mention}</span>` : nothing}</dt>
                <dd>${less ? '\u2212' : ''}${money(amount)}</dd>
            </div>`,
        )}
    </dl>`;
}

import {html, nothing, type TemplateResult} from 'lit';

import type {Schemas} from '../../api/types';
import {common} from '../../i18n/common';
import {formatAmount, formatDay, formatNumber, lastDayBefore} from '../../i18n/format';
import {dataTable, money} from '../../ui/parts';
import {text} from './messages';

/** Lines in the reader's words, made from what explains them: the document itself may be in another language. */

type Line = Schemas['InvoiceLine'];

/** "2 additional users" */
export function lineTitle(line: Line): string {
    return text().lineTitle(line.explanation.rule, line.quantity, line.unitType);
}

/** "1 Oct 2024 to 12 Oct 2024" */
export function lineSpan(line: Line): string {
    return text().span(formatDay(line.period.start), formatDay(lastDayBefore(line.period.end)));
}

/** "12 of 30 days of €40.00, times 2; seats 10 to 12" */
export function lineReason(line: Line): string {
    const {rule, seatsBefore, seatsAfter} = line.explanation;
    if (rule === 'credit' || line.unitType === null) {
        return text().amountOfInvoice;
    }
    const parts = [share(line)];
    if (line.quantity !== 1) {
        parts.push(text().timesUnits(formatNumber(line.quantity)));
    }
    if (seatsBefore !== seatsAfter) {
        parts.push(text().seats(formatNumber(seatsBefore), formatNumber(seatsAfter)));
    }
    return parts.join(', ');
}

function share(line: Line): string {
    const {proration, numerator, denominator, fullPrice} = line.explanation;
    const price = formatAmount(fullPrice, line.net.currency);
    if (numerator === denominator) {
        return text().wholePeriod(price);
    }
    const words = proration === 'day' ? text().shareOfDays : text().shareOfSeconds;
    return words(numerator, formatNumber(denominator), price);
}

export function lineTable(lines: readonly Line[]): TemplateResult {
    return dataTable(
        text().lines,
        [
            {
                label: text().what,
                header: true,
                cell: (line: Line) =>
                    html`<span class="line-title">${lineTitle(line)}</span>
                        <span class="line-reason">${lineSpan(line)}</span>
                        <span class="line-reason">${lineReason(line)}</span>`,
            },
            {label: text().quantity, numeric: true, cell: (line) => formatNumber(line.quantity)},
            {label: text().unitPrice, numeric: true, cell: (line) => html`<span class="amount">${formatAmount(line.unitPrice, line.net.currency)}</span>`},
            {label: common().net, numeric: true, cell: (line) => money(line.net)},
        ],
        lines,
    );
}

/** The same in little room. */
export function lineList(lines: readonly Line[]): TemplateResult | typeof nothing {
    return lines.length === 0
        ? nothing
        : html`<ul class="line-list" aria-label=${text().forecastLines}>
              ${lines.map(
                  (line) => html`<li>
                      <span class="line-title">${lineTitle(line)}</span>
                      ${money(line.net)}
                      <span class="line-reason">${lineReason(line)}</span>
                  </li>`,
              )}
          </ul>`;
}

import type {TemplateResult} from 'lit';

import type {Company, CreditNote, Invoice} from '../../api/types';
import {badge} from '../../ui/parts';
import {word} from './messages';

/** The company's local day, by its own clock if it is a sandbox. */
export function todayOf(company: Company): string {
    const now = company.clock === null ? new Date() : new Date(company.clock);
    const parts = new Intl.DateTimeFormat('en-CA', {
        timeZone: company.timeZone,
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
    });
    return parts.format(now);
}

/** Only a bank transfer can be late: cards and accounts are charged by the payment provider (R14). */
export function isOverdue(invoice: Invoice, company: Company | null): boolean {
    return (
        company !== null &&
        invoice.status === 'open' &&
        company.contract.paymentMethod === 'bank_transfer' &&
        todayOf(company) > invoice.dueDate
    );
}

export function invoiceStatus(invoice: Invoice, company: Company | null): TemplateResult {
    if (isOverdue(invoice, company)) {
        return badge('danger', word('status-overdue'));
    }
    return badge(invoice.status === 'open' ? 'accent' : 'success', word(`status-${invoice.status}`));
}

export function creditNoteStatus(creditNote: CreditNote): TemplateResult {
    return badge(creditNote.status === 'open' ? 'accent' : 'neutral', word(`credit-${creditNote.status}`));
}

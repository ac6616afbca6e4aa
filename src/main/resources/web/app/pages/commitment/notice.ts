import type {Company, Plan} from '../../api/types';

/** From when a decrease can hold (R23), for who asks; the service decides it again when it is approved. */

const SMALL_CONTRACT_USERS = 10;
const NOTICE_DAYS = 30;

export function needsNotice(company: Company): boolean {
    return (company.contract.units.find((unit) => unit.type === 'user')?.included ?? 0) > SMALL_CONTRACT_USERS;
}

/** The first day of a decrease that is approved today. */
export function decreaseHoldsFrom(company: Company, plan: Plan, today: string): string {
    if (!needsNotice(company)) {
        return plan.nextBillingDate;
    }
    let renewal = plan.contractRenewalDate;
    while (plusDays(today, NOTICE_DAYS) > renewal) {
        renewal = plusMonths(renewal, company.contract.termMonths, company.contract.anchorDay);
    }
    return renewal;
}

/** The account executive looks after a new account. */
export function responsible(company: Company, today: string): 'account_executive' | 'customer_success' {
    const {start} = company.contract;
    return today < plusMonths(start, 3, Number(start.slice(8))) ? 'account_executive' : 'customer_success';
}

function plusDays(day: string, days: number): string {
    const date = new Date(`${day}T00:00:00Z`);
    date.setUTCDate(date.getUTCDate() + days);
    return date.toISOString().slice(0, 10);
}

/** The anchor day of a later month, cut to its length. */
function plusMonths(day: string, months: number, anchorDay: number): string {
    const from = new Date(`${day}T00:00:00Z`);
    const last = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0));
    last.setUTCDate(Math.min(anchorDay, last.getUTCDate()));
    return last.toISOString().slice(0, 10);
}

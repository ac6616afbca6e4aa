import type {Money} from '../api/types';
import {company} from '../session/company';
import {locale} from './language';

const cache = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function numbers(options: Intl.NumberFormatOptions): Intl.NumberFormat {
    return cached('n', options, () => new Intl.NumberFormat(locale(), options));
}

function dates(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    return cached('d', options, () => new Intl.DateTimeFormat(locale(), options));
}

function cached<F extends Intl.NumberFormat | Intl.DateTimeFormat>(kind: string, options: object, make: () => F): F {
    const key = kind + locale() + JSON.stringify(options);
    const known = cache.get(key) as F | undefined;
    const format = known ?? make();
    cache.set(key, format);
    return format;
}

/** A decimal string, as it is: an amount is never turned into a floating point number. */
function exact(format: Intl.NumberFormat, decimal: string): string {
    return format.format(decimal as Intl.StringNumericLiteral);
}

/** €19.20; at least the currency's decimals, and all that the string has: Intl leaves out zeros of its own accord. */
export function formatMoney(money: Money): string {
    return formatAmount(money.amount, money.currency);
}

export function formatAmount(amount: string, currency: string): string {
    const decimals = amount.split('.')[1]?.length ?? 0;
    const usual = numbers({style: 'currency', currency}).resolvedOptions().maximumFractionDigits ?? 2;
    const shown = Math.max(decimals, usual);
    return exact(numbers({style: 'currency', currency, minimumFractionDigits: shown, maximumFractionDigits: shown}), amount);
}

export function isZero(money: Money): boolean {
    return /^-?0+(\.0+)?$/.test(money.amount);
}

export function formatNumber(value: number): string {
    return numbers({}).format(value);
}

/** A percentage as the API writes it: "20", "5.5". The sign is where the language has it: 20%, or 20 % with a space that does not break. */
export function formatPercent(percent: string): string {
    return exact(numbers({style: 'unit', unit: 'percent', maximumFractionDigits: 4}), percent);
}

/** 2024-10-13, a day without a time. */
export function formatDay(day: string): string {
    return dates({dateStyle: 'medium', timeZone: 'UTC'}).format(new Date(`${day}T00:00:00Z`));
}

export function formatLongDay(day: string): string {
    return dates({dateStyle: 'long', timeZone: 'UTC'}).format(new Date(`${day}T00:00:00Z`));
}

/** The last day of what ends before {@code end}: periods are half-open, people are not. */
export function lastDayBefore(end: string): string {
    const day = new Date(`${end}T00:00:00Z`);
    day.setUTCDate(day.getUTCDate() - 1);
    return day.toISOString().slice(0, 10);
}

/** An instant, as the company's clocks show it. */
export function formatInstant(instant: string): string {
    return dates({dateStyle: 'medium', timeStyle: 'short', timeZone: timeZone()}).format(new Date(instant));
}

function timeZone(): string {
    return company.value?.timeZone ?? 'UTC';
}

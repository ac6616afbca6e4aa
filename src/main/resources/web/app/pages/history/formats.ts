import {locale} from '../../i18n/language';

export {formatNumber} from '../../i18n/format';

/** 13 Oct: under an axis. Midnight in UTC stands for the day. */
export function formatShortDay(milliseconds: number): string {
    return new Intl.DateTimeFormat(locale(), {day: 'numeric', month: 'short', timeZone: 'UTC'}).format(new Date(milliseconds));
}

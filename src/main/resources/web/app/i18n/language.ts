import {Store} from '../store';

/** What people may choose; the locale says how dates and amounts are written. */
export const LANGUAGES = {en: {name: 'English', locale: 'en-GB'}, fr: {name: 'Français', locale: 'fr-FR'}} as const;
export type Language = keyof typeof LANGUAGES;

const KEY = 'seatledger.language';

function isLanguage(value: string | null | undefined): value is Language {
    return value === 'en' || value === 'fr';
}

function initial(): Language {
    const kept = read();
    if (isLanguage(kept)) {
        return kept;
    }
    const wanted = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => isLanguage(tag));
    return isLanguage(wanted) ? wanted : 'en';
}

/** Storage may be closed to us, within a frame for example. */
function read(): string | null {
    try {
        return localStorage.getItem(KEY);
    } catch {
        return null;
    }
}

export const language = new Store<Language>(initial());

document.documentElement.lang = language.value;

export function choose(value: Language): void {
    try {
        localStorage.setItem(KEY, value);
    } catch {
        // It holds until the page is left.
    }
    document.documentElement.lang = value;
    language.value = value;
}

export function locale(): string {
    return LANGUAGES[language.value].locale;
}

import {language} from './language';

type Message = string | ((...parameters: never[]) => string);

type Translated<E> = {
    [K in keyof E]: E[K] extends (...parameters: infer P) => string ? (...parameters: P) => string : string;
};

/**
 * A catalogue: every text in both languages, checked by types. A text with parts is a function. Call the result at each rendering, so
 * that the page follows the language.
 */
export function messages<E extends Record<string, Message>>(en: E, fr: Translated<E>): () => Translated<E> {
    const catalogues = {en: en as unknown as Translated<E>, fr};
    return () => catalogues[language.value];
}

const rules = {en: new Intl.PluralRules('en'), fr: new Intl.PluralRules('fr')};

/** "1 user", "2 users", with the number in the language's digits. */
export function count(number: number, one: string, other: string): string {
    return `${number.toLocaleString(language.value)} ${rules[language.value].select(number) === 'one' ? one : other}`;
}

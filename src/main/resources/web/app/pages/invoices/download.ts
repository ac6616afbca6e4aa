import {inTime, read, send} from '../../api/client';
import {ApiProblem} from '../../api/problem';

export type FileKind = 'pdf' | 'xml';

const MEDIA_TYPES: Record<FileKind, string> = {pdf: 'application/pdf', xml: 'application/xml'};

/** How long a document may be in preparation, or on its way, before we stop waiting for it. */
const PATIENCE_MS = 60_000;
const PAUSE_MS = 1_000;
const SHORTEST_PAUSE_MS = 250;

/** Browsers read what is saved after the click has returned. */
const KEPT_MS = 60_000;

export type Downloaded =
    | {readonly outcome: 'saved'; readonly fileName: string}
    | {readonly outcome: 'not-ready'}
    | {readonly outcome: 'not-offered'};

/**
 * Fetches a document with the token, and hands it to the browser under the name that the service gives it. A document that is not
 * rendered yet is asked for again.
 *
 * @param name what to call it if the service does not say
 * @throws ApiProblem if the service refuses
 * @throws Unreachable if it cannot be reached, or does not answer
 */
export async function download(
    path: string,
    kind: FileKind,
    name: string,
    preparing: () => void,
    signal: AbortSignal,
): Promise<Downloaded> {
    const giveUpAt = performance.now() + PATIENCE_MS;
    for (;;) {
        const answer = await inTime(PATIENCE_MS, signal, (limited) => ask(path, kind, limited));
        if (answer === undefined) {
            return {outcome: 'not-offered'};
        }
        if (answer.content !== undefined) {
            const fileName = nameIn(answer.headers.get('Content-Disposition')) ?? `${name}.${kind}`;
            save(answer.content, fileName);
            return {outcome: 'saved', fileName};
        }
        preparing();
        const pause = pauseIn(answer.headers.get('Retry-After'));
        if (performance.now() + pause > giveUpAt) {
            return {outcome: 'not-ready'};
        }
        await after(pause, signal);
    }
}

interface Answer {
    readonly headers: Headers;
    /** None while it is in preparation. */
    readonly content: Blob | undefined;
}

/** @returns nothing if there is no such document in this form */
async function ask(path: string, kind: FileKind, signal: AbortSignal): Promise<Answer | undefined> {
    try {
        const response = await send(path, {headers: {Accept: `${MEDIA_TYPES[kind]}, application/problem+json;q=0.1`}, signal});
        const isIt = response.headers.get('Content-Type')?.startsWith(MEDIA_TYPES[kind]) ?? false;
        if (response.status === 202) {
            return {headers: response.headers, content: undefined};
        }
        return isIt ? {headers: response.headers, content: await read(response.blob(), signal)} : undefined;
    } catch (failure) {
        if (failure instanceof ApiProblem && failure.status === 406) {
            return undefined;
        }
        throw failure;
    }
}

function save(content: Blob, fileName: string): void {
    const address = URL.createObjectURL(content);
    const link = document.createElement('a');
    link.href = address;
    link.download = fileName;
    link.hidden = true;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}

/** RFC 6266: the extended form first. A name, never a path. */
function nameIn(disposition: string | null): string | undefined {
    const extended = /filename\*\s*=\s*UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
    const plain = /filename\s*=\s*(?:"([^"]*)"|([^;\s]+))/i.exec(disposition ?? '');
    const name = extended === undefined ? (plain?.[1] ?? plain?.[2]) : decoded(extended.trim());
    return name === '' ? undefined : name?.replace(/[/\\]/g, '_');
}

function decoded(text: string): string | undefined {
    try {
        return decodeURIComponent(text);
    } catch {
        return undefined;
    }
}

function pauseIn(retryAfter: string | null): number {
    const seconds = retryAfter === null ? Number.NaN : Number(retryAfter);
    return Number.isFinite(seconds) ? Math.max(seconds * 1000, SHORTEST_PAUSE_MS) : PAUSE_MS;
}

function after(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
        const stop = (): void => {
            clearTimeout(timer);
            reject(signal.reason as Error);
        };
        const timer = setTimeout(() => {
            signal.removeEventListener('abort', stop);
            resolve();
        }, milliseconds);
        signal.addEventListener('abort', stop, {once: true});
    });
}

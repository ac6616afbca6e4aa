import type {paths} from 'schema';

import {isSame, type Identity} from '../session/identity';
import {identity, session} from '../session/session';
import {ApiProblem, Unreachable, problemOf} from './problem';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
type Operation<P extends keyof paths, M extends Method> = M extends keyof paths[P] ? NonNullable<paths[P][M]> : never;
type Parameters<O, In extends 'path' | 'query'> = O extends {parameters: Record<In, infer Given>} ? Given : unknown;
type Query<O> = O extends {parameters: {query?: infer Given}} ? Given : never;
type Body<O> = O extends {requestBody: {content: {'application/json': infer Given}}} ? Given : never;
type Json<R> = R extends {content: {'application/json': infer Given}} ? Given : undefined;
type Responses<O> = O extends {responses: infer Given} ? Given : never;
type Success = 200 | 201 | 202 | 204;

/** For an answer that may never come, whoever waits for it. */
const PATIENCE_MS = 30_000;

/** One of the operation's successful answers: the status tells which. */
export type Answer<P extends keyof paths, M extends Method> = {
    [S in keyof Responses<Operation<P, M>> & Success]: {
        readonly status: S;
        readonly body: Json<Responses<Operation<P, M>>[S]>;
        readonly etag: string | null;
        readonly headers: Headers;
    };
}[keyof Responses<Operation<P, M>> & Success];

export interface Options<O> {
    path?: Parameters<O, 'path'>;
    query?: Query<O>;
    body?: Body<O>;
    /** For POST: the same key again is the same request again. See {@link Intent}. */
    key?: string;
    /** What is changed only if it is still this version. */
    ifMatch?: string;
    ifNoneMatch?: string;
    signal?: AbortSignal;
}

/**
 * Asks the service, as whoever is signed in. Methods, paths, bodies and answers are the contract's: what does not fit it does not
 * pass the type check.
 *
 * @throws ApiProblem if the service refuses
 * @throws Unreachable if it cannot be reached, or does not answer
 */
export async function call<M extends Method, P extends keyof paths>(
    method: M,
    path: P,
    options: Options<Operation<P, M>> = {},
): Promise<Answer<P, M>> {
    const headers: Record<string, string> = {Accept: 'application/json, application/problem+json'};
    if (options.body !== undefined) {
        headers['Content-Type'] = 'application/json';
    }
    if (options.key !== undefined) {
        headers['Idempotency-Key'] = options.key;
    }
    if (options.ifMatch !== undefined) {
        headers['If-Match'] = options.ifMatch;
    }
    if (options.ifNoneMatch !== undefined) {
        headers['If-None-Match'] = options.ifNoneMatch;
    }
    const asked = identity();
    return inTime(PATIENCE_MS, options.signal, async (signal) => {
        const response = await send(address(path, options.path, options.query), {
            method: method.toUpperCase(),
            headers,
            body: options.body === undefined ? null : JSON.stringify(options.body),
            signal,
        });
        const isJson = response.headers.get('Content-Type')?.startsWith('application/json') ?? false;
        const body: unknown = isJson ? await read(response.json(), signal) : undefined;
        stopIfAnother(asked);
        return {status: response.status, body, etag: response.headers.get('ETag'), headers: response.headers} as Answer<P, M>;
    });
}

/**
 * What is asked for with the signal that it is given, which ends it when nobody wants it any more and when it takes too long.
 *
 * @throws Unreachable if it takes longer than that
 */
export async function inTime<T>(
    milliseconds: number,
    wanted: AbortSignal | undefined,
    ask: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(new Unreachable('no answer')), milliseconds);
    try {
        return await ask(wanted === undefined ? deadline.signal : AbortSignal.any([wanted, deadline.signal]));
    } finally {
        clearTimeout(timer);
    }
}

/**
 * The answer itself, for streams and documents. A token that is not accepted any more is renewed, once. 304 is an answer.
 *
 * @throws ApiProblem if the service refuses
 * @throws Unreachable if it cannot be reached
 */
export async function send(url: string, init: RequestInit): Promise<Response> {
    const asked = identity();
    let token = await session.token();
    stopIfAnother(asked);
    let response = await withToken(url, init, token);
    if (response.status === 401) {
        token = await session.renewedToken(token);
        stopIfAnother(asked);
        response = await withToken(url, init, token);
    }
    if (!response.ok && response.status !== 304) {
        throw await read(problemOf(response), init.signal);
    }
    return response;
}

/** What somebody wants is not asked for by somebody else, and what it says is not for them: a new token may be another person's. */
function stopIfAnother(asked: Identity | undefined): void {
    const now = identity();
    if (asked !== undefined && now !== undefined && !isSame(asked, now)) {
        throw new DOMException('The user has changed.', 'AbortError');
    }
}

async function withToken(url: string, init: RequestInit, token: string): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('Authorization', `Bearer ${token}`);
    try {
        return await fetch(url, {...init, headers, credentials: 'omit', cache: 'no-store'});
    } catch (failure) {
        throw lost(failure, init.signal);
    }
}

/** The connection may end after the first half of an answer: then there is none. */
export async function read<T>(answer: Promise<T>, signal: AbortSignal | null | undefined): Promise<T> {
    try {
        return await answer;
    } catch (failure) {
        throw lost(failure, signal);
    }
}

function lost(failure: unknown, signal: AbortSignal | null | undefined): unknown {
    return signal?.aborted ? signal.reason : new Unreachable(String(failure));
}

export function address(path: string, given?: unknown, query?: unknown): string {
    const parameters = (given ?? {}) as Record<string, string>;
    const filled = path.replace(/\{([^}]+)}/g, (_, name: string) => encodeURIComponent(parameters[name] ?? ''));
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries((query ?? {}) as Record<string, unknown>)) {
        if (value !== undefined && value !== null && value !== '') {
            search.set(name, String(value));
        }
    }
    return search.size > 0 ? `${filled}?${search}` : filled;
}

/** Refusals that say nothing about what was asked for: who asks is not known, or asks too often. */
const NOT_LOOKED_AT: readonly number[] = [401, 408, 425, 429];

/**
 * What somebody wants done once. The key stays the same while the same is asked for again, after a lost answer for example, and is
 * another as soon as something else is asked for or the service has answered. It is only sent as whoever looked when it was made.
 *
 * What was sent and not answered may have been done. Until it is answered, `open` is what has to be sent again, as it was: with anything
 * else, such as a newer preview's token, it would be done twice.
 */
export class Intent<B = unknown> {
    readonly #whose = identity();
    #of = '';
    #key = '';
    #open: B | undefined;

    /** What was sent and may have been done: nobody knows before it is answered. */
    get open(): B | undefined {
        return this.#open;
    }

    keyFor(body: B): string {
        const of = JSON.stringify(body);
        if (of !== this.#of) {
            this.#of = of;
            this.#key = crypto.randomUUID();
        }
        return this.#key;
    }

    /**
     * Sends what is open, or else this.
     *
     * @param post called with what is to be sent and its key
     */
    async send<T>(body: B, post: (body: B, key: string) => Promise<T>): Promise<T> {
        stopIfAnother(this.#whose);
        const sent = this.#open ?? body;
        try {
            const answer = await post(sent, this.keyFor(sent));
            this.done();
            return answer;
        } catch (failure) {
            if (!Intent.isOpen(failure)) {
                this.done();
            } else if (isLost(failure)) {
                this.#open = sent;
            }
            throw failure;
        }
    }

    /** Asked for again, it is something new. */
    done(): void {
        this.#of = '';
        this.#open = undefined;
    }

    /**
     * Whether the same key must be used again: the answer is lost, or it is not about this request. An earlier attempt may have been
     * done even if this one was turned away at the door.
     */
    static isOpen(failure: unknown): boolean {
        return !(failure instanceof ApiProblem) || isLost(failure) || NOT_LOOKED_AT.includes(failure.status);
    }
}

function isLost(failure: unknown): boolean {
    return failure instanceof Unreachable || (failure instanceof ApiProblem && failure.status >= 500);
}

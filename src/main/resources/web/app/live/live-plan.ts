import {address, call, send} from '../api/client';
import {ApiProblem, Unreachable} from '../api/problem';
import type {Plan} from '../api/types';
import {Store} from '../store';
import {backOff} from './back-off';
import {readEvents} from './event-stream';

export type LiveStatus = 'connecting' | 'live' | 'reconnecting';

/** A heartbeat, which comes every fifteen seconds, and time for it to be late: a connection that is silent for so long is dead. */
const SILENCE_MS = 20_000;
const POLL_MS = 2_000;
/** How long the stream is left alone after it has refused. */
const POLL_FOR_MS = 30_000;
/** Somebody is looking: soon, however long it has lasted. */
const FIRST_WAIT_MS = 300;
const LONGEST_WAIT_MS = 6_000;

/**
 * The plan as it is now. A stream with the bearer token in its header, as `EventSource` cannot; where the service answers that it has
 * none to offer, the plan is asked for every two seconds instead, and the stream is tried again later.
 */
class LivePlan {
    readonly plan = new Store<Plan | null>(null);
    readonly status = new Store<LiveStatus>('connecting');
    readonly failure = new Store<ApiProblem | null>(null);
    #companyId = '';
    #abort: AbortController | undefined;
    #etag: string | undefined;
    #lastEventId: string | undefined;
    #wake: (() => void) | undefined;
    /** What is being tried: given up for another try when nothing is heard, or when the network is another one. */
    #attempt: AbortController | undefined;
    #isHurried = false;
    /** When something was heard, or tried, last. By the clock of the day: the other one may stand still while the computer sleeps. */
    #silentSince = 0;

    constructor() {
        window.addEventListener('online', () => this.#hurry());
        document.addEventListener('visibilitychange', () => {
            if (document.visibilityState === 'visible') {
                if (Date.now() - this.#silentSince > SILENCE_MS) {
                    this.#hurry();
                } else {
                    this.#wake?.();
                }
            }
        });
    }

    /** Again, at once: what has been waited for so far will not come. */
    #hurry(): void {
        if (this.#companyId === '') {
            return;
        }
        if (this.#wake !== undefined) {
            this.#wake();
            return;
        }
        if (Date.now() - this.#silentSince > SILENCE_MS) {
            this.status.value = 'reconnecting';
        }
        this.#isHurried = true;
        this.#attempt?.abort();
    }

    /** Of this company from now on; of none if it is empty. */
    follow(companyId: string): void {
        if (companyId === this.#companyId) {
            return;
        }
        this.#abort?.abort();
        this.#companyId = companyId;
        this.#etag = undefined;
        this.#lastEventId = undefined;
        this.plan.value = null;
        this.failure.value = null;
        this.status.value = 'connecting';
        if (companyId !== '') {
            this.#abort = new AbortController();
            void this.#run(companyId, this.#abort.signal);
        }
    }

    /** Something was changed here: no need to wait for the stream to say so. */
    async refresh(): Promise<void> {
        if (this.#companyId === '') {
            // Whoever looks may not see the plan.
            return;
        }
        try {
            await this.#ask(this.#companyId, this.#abort?.signal);
        } catch {
            // The stream or the next poll will tell.
        }
    }

    async #run(companyId: string, signal: AbortSignal): Promise<void> {
        let failures = 0;
        while (!signal.aborted) {
            try {
                await this.#stream(companyId, signal, () => (failures = 0));
                failures += 1;
            } catch (failure) {
                if (signal.aborted) {
                    return;
                }
                if (failure instanceof ApiProblem && (await this.#poll(companyId, signal))) {
                    failures = 0;
                    continue;
                }
                failures += 1;
            }
            if (!signal.aborted && failures > 1) {
                this.status.value = 'reconnecting';
            }
            if (this.#isHurried) {
                this.#isHurried = false;
                failures = 0;
            } else {
                await this.#wait(backOff(failures, FIRST_WAIT_MS, LONGEST_WAIT_MS), signal);
            }
        }
    }

    async #stream(companyId: string, signal: AbortSignal, heard: () => void): Promise<void> {
        const attempt = new AbortController();
        this.#attempt = attempt;
        this.#isHurried = false;
        this.#silentSince = Date.now();
        const silent = (): void => {
            if (!signal.aborted) {
                this.status.value = 'reconnecting';
            }
            attempt.abort();
        };
        let timer = setTimeout(silent, SILENCE_MS);
        try {
            const headers: Record<string, string> = {Accept: 'text/event-stream'};
            if (this.#lastEventId !== undefined) {
                headers['Last-Event-ID'] = this.#lastEventId;
            }
            const response = await unlessAborted(
                send(address('/companies/{companyId}/plan/stream', {companyId}), {
                    headers,
                    signal: AbortSignal.any([signal, attempt.signal]),
                }),
                attempt.signal,
            );
            if (response.body === null || !response.headers.get('Content-Type')?.startsWith('text/event-stream')) {
                throw new Unreachable('no stream');
            }
            await readEvents(
                response.body,
                () => {
                    clearTimeout(timer);
                    timer = setTimeout(silent, SILENCE_MS);
                    heard();
                    this.#heard();
                },
                (event) => {
                    if (event.id !== undefined) {
                        this.#lastEventId = event.id;
                    }
                    if (event.type === 'plan') {
                        this.#take(JSON.parse(event.data) as Plan);
                    }
                },
            );
        } finally {
            clearTimeout(timer);
        }
    }

    #heard(): void {
        this.#silentSince = Date.now();
        this.status.value = 'live';
    }

    /** @returns whether it went well for as long as it was meant to */
    async #poll(companyId: string, signal: AbortSignal): Promise<boolean> {
        for (let waited = 0; waited < POLL_FOR_MS && !signal.aborted; waited += POLL_MS) {
            const attempt = new AbortController();
            this.#attempt = attempt;
            const timer = setTimeout(() => attempt.abort(), SILENCE_MS);
            try {
                await unlessAborted(this.#ask(companyId, AbortSignal.any([signal, attempt.signal])), attempt.signal);
                if (signal.aborted) {
                    return false;
                }
                this.#heard();
            } catch (failure) {
                if (failure instanceof ApiProblem && failure.status < 500 && !signal.aborted) {
                    this.failure.value = failure;
                }
                return false;
            } finally {
                clearTimeout(timer);
            }
            await this.#wait(POLL_MS, signal);
        }
        return true;
    }

    async #ask(companyId: string, signal?: AbortSignal): Promise<void> {
        const answer = await call('get', '/companies/{companyId}/plan', {
            path: {companyId},
            ...(this.#etag === undefined ? {} : {ifNoneMatch: this.#etag}),
            ...(signal === undefined ? {} : {signal}),
        });
        if (answer.body !== undefined && companyId === this.#companyId) {
            this.#etag = answer.etag ?? undefined;
            this.#take(answer.body);
        }
    }

    /** Answers may overtake each other; the plan only goes forward. */
    #take(plan: Plan): void {
        const shown = this.plan.value;
        this.failure.value = null;
        if (shown === null || plan.sequence >= shown.sequence) {
            if (shown === null || JSON.stringify(shown) !== JSON.stringify(plan)) {
                this.plan.value = plan;
            }
        }
    }

    #wait(milliseconds: number, signal: AbortSignal): Promise<void> {
        return new Promise((resolve) => {
            const end = (): void => {
                clearTimeout(timer);
                signal.removeEventListener('abort', end);
                this.#wake = undefined;
                resolve();
            };
            const timer = setTimeout(end, milliseconds);
            signal.addEventListener('abort', end);
            this.#wake = end;
        });
    }
}

/** Also what comes before a request, a token for it, may never come. */
function unlessAborted<T>(wanted: Promise<T>, signal: AbortSignal): Promise<T> {
    return new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Unreachable('silence')), {once: true});
        wanted.then(resolve, reject);
    });
}

export const live = new LivePlan();

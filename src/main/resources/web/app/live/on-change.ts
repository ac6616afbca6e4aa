import type {ReactiveController, ReactiveControllerHost} from 'lit';

import {ApiProblem} from '../api/problem';
import {backOff} from './back-off';
import {live} from './live-plan';

/** Between two times: a burst of changes is not a burst of requests, which the service would limit. */
const PAUSE_MS = 150;
/** After a failure, unless something happens before. */
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 15_000;

/** What acts may throw, or say it as an element does that shows it. */
type Host = ReactiveControllerHost & {readonly failure?: unknown};

/**
 * Acts whenever something has happened in the company, while its element is on the page: at once, never twice at the same time, and once
 * more if something happened in the meantime. What has failed is tried again until it succeeds.
 */
export class OnChange implements ReactiveController {
    readonly #host: Host;
    readonly #act: () => Promise<void>;
    #stop: (() => void) | undefined;
    #seen: number | undefined;
    #acting = false;
    #again = false;
    #endRetryPause: (() => void) | undefined;

    constructor(host: Host, act: () => Promise<void>) {
        this.#host = host;
        this.#act = act;
        host.addController(this);
    }

    hostConnected(): void {
        this.#seen = live.plan.value?.sequence;
        this.#stop = live.plan.subscribe((plan) => {
            if (plan !== null && plan.sequence !== this.#seen) {
                this.#seen = plan.sequence;
                void this.#run();
            }
        });
    }

    hostDisconnected(): void {
        this.#stop?.();
        this.#stop = undefined;
        this.#endRetryPause?.();
    }

    async #run(): Promise<void> {
        if (this.#acting) {
            this.#again = true;
            this.#endRetryPause?.();
            return;
        }
        this.#acting = true;
        let failures = 0;
        try {
            do {
                this.#again = false;
                // What is shown stays if it fails.
                failures = (await this.#succeeds()) ? 0 : failures + 1;
                await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
                if (failures > 0 && !this.#again && this.#stop !== undefined) {
                    await this.#retryPause(backOff(failures, FIRST_RETRY_MS, LONGEST_RETRY_MS));
                }
            } while ((this.#again || failures > 0) && this.#stop !== undefined);
        } finally {
            this.#acting = false;
        }
    }

    /** Or fails for a reason that lasts. */
    async #succeeds(): Promise<boolean> {
        const before = this.#host.failure;
        let failure: unknown;
        try {
            await this.#act();
            failure = this.#host.failure === before ? undefined : this.#host.failure;
        } catch (thrown) {
            failure = thrown;
        }
        return failure === undefined || failure === null || isLasting(failure);
    }

    #retryPause(milliseconds: number): Promise<void> {
        return new Promise((resolve) => {
            const end = (): void => {
                clearTimeout(timer);
                this.#endRetryPause = undefined;
                resolve();
            };
            const timer = setTimeout(end, milliseconds);
            this.#endRetryPause = end;
        });
    }
}

/** The same again would be refused again: nothing to see there, or not for whoever looks. */
function isLasting(failure: unknown): boolean {
    return failure instanceof ApiProblem && failure.status < 500 && ![401, 408, 425, 429].includes(failure.status);
}

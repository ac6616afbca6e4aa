import type {ReactiveController, ReactiveControllerHost} from 'lit';

import type {Pages} from '../api/pages';
import {live} from './live-plan';

/** Between two times: a burst of changes is not a burst of requests, which the service would limit. */
const PAUSE_MS = 150;

/**
 * Acts whenever something has happened in the company, while its element is on the page: at once, never twice at the same time, and once
 * more if something happened in the meantime.
 */
export class OnChange implements ReactiveController {
    readonly #act: () => Promise<void>;
    #stop: (() => void) | undefined;
    #seen: number | undefined;
    #acting = false;
    #again = false;

    constructor(host: ReactiveControllerHost, act: () => Promise<void>) {
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
    }

    async #run(): Promise<void> {
        if (this.#acting) {
            this.#again = true;
            return;
        }
        this.#acting = true;
        try {
            do {
                this.#again = false;
                // What is shown stays if it fails; the next change tries again.
                await this.#act().catch(() => undefined);
                await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
            } while (this.#again && this.#stop !== undefined);
        } finally {
            this.#acting = false;
        }
    }
}

/**
 * Puts what is new into a list that is newest first, and keeps the later pages that have been loaded already.
 *
 * @param first the list's first page, as it is now
 */
export async function takeNewest<T>(
    pages: Pages<T>,
    first: {readonly items: readonly T[]; readonly nextCursor: string | null},
    keyOf: (item: T) => unknown,
): Promise<void> {
    const last = first.items.at(-1);
    const at = last === undefined ? -1 : pages.items.findIndex((item) => keyOf(item) === keyOf(last));
    if (pages.loading || (at < 0 && first.nextCursor !== null)) {
        await pages.reload();
    } else {
        pages.items = at < 0 ? [...first.items] : [...first.items, ...pages.items.slice(at + 1)];
    }
}

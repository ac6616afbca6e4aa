import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** A list that is loaded page by page. Later pages are asked for by whoever reads it. */
export class Pages<T> implements ReactiveController {
    readonly #host: ReactiveControllerHost;
    readonly #load: (cursor: string | undefined, signal: AbortSignal) => Promise<{items: T[]; nextCursor: string | null}>;
    #abort = new AbortController();
    items: readonly T[] = [];
    /** The first page has come. */
    loaded = false;
    loading = false;
    failure: unknown = null;
    #next: string | null = null;
    #isStale = false;

    constructor(
        host: ReactiveControllerHost,
        load: (cursor: string | undefined, signal: AbortSignal) => Promise<{items: T[]; nextCursor: string | null}>,
    ) {
        this.#host = host;
        this.#load = load;
        host.addController(this);
    }

    hostConnected(): void {
        void this.reload();
    }

    hostDisconnected(): void {
        this.#abort.abort();
    }

    get hasMore(): boolean {
        return this.#next !== null;
    }

    /** From the first page on; what is shown stays until it has come. */
    async reload(): Promise<void> {
        this.#abort.abort();
        this.#abort = new AbortController();
        await this.#fetch(undefined, []);
    }

    /**
     * What is shown, as it is now: as many pages as somebody has asked for. Changes that come faster than answers are one refresh, after
     * the answer that is on its way.
     */
    async refresh(): Promise<void> {
        if (this.loading) {
            this.#isStale = true;
            return;
        }
        do {
            this.#isStale = false;
            const wanted = this.items.length;
            await this.#fetch(undefined, []);
            while (this.failure === null && this.#next !== null && this.items.length < wanted) {
                await this.#fetch(this.#next, this.items);
            }
        } while (this.#isStale && this.failure === null);
    }

    async more(): Promise<void> {
        if (this.#next !== null && !this.loading) {
            await this.#fetch(this.#next, this.items);
        }
    }

    async #fetch(cursor: string | undefined, before: readonly T[]): Promise<void> {
        const signal = this.#abort.signal;
        this.loading = true;
        this.failure = null;
        this.#host.requestUpdate();
        try {
            const page = await this.#load(cursor, signal);
            if (signal.aborted) {
                return;
            }
            this.items = [...before, ...page.items];
            this.#next = page.nextCursor;
            this.loaded = true;
        } catch (failure) {
            if (signal.aborted) {
                return;
            }
            this.failure = failure;
        }
        this.loading = false;
        this.#host.requestUpdate();
    }
}

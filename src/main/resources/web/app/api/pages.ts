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
    /** What was being done when it failed. */
    #failed: ((signal: AbortSignal) => Promise<void>) | undefined;
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
        this.loading = false;
    }

    get hasMore(): boolean {
        return this.#next !== null;
    }

    /** From the first page on; what is shown stays until it has come. */
    async reload(): Promise<void> {
        this.#isStale = false;
        await this.#run(async (signal) => {
            const page = await this.#page(undefined, signal);
            this.#show(page.items, page.nextCursor);
        });
    }

    /**
     * What is shown, as it is now: as many pages as somebody has asked for. Changes that come faster than answers are one refresh, after
     * the answer that is on its way.
     */
    async refresh(): Promise<void> {
        if (this.loading) {
            this.#isStale = true;
        } else if (!this.#abort.signal.aborted) {
            await this.#run((signal) => this.#takeAgain(signal));
        }
    }

    async more(): Promise<void> {
        const next = this.#next;
        if (next !== null && !this.loading) {
            await this.#run(async (signal) => {
                const page = await this.#page(next, signal);
                this.#show([...this.items, ...page.items], page.nextCursor);
            });
        }
    }

    /** What has failed, once more. */
    async retry(): Promise<void> {
        if (this.#failed !== undefined) {
            await this.#run(this.#failed);
        }
    }

    /** One at a time: what begins stops what has not ended, and nothing goes on after its signal was aborted. */
    async #run(take: (signal: AbortSignal) => Promise<void>): Promise<void> {
        this.#abort.abort();
        this.#abort = new AbortController();
        const signal = this.#abort.signal;
        this.loading = true;
        this.failure = null;
        this.#failed = undefined;
        this.#host.requestUpdate();
        let taking = take;
        try {
            await taking(signal);
            while (this.#isStale) {
                taking = (wanted) => this.#takeAgain(wanted);
                await taking(signal);
            }
        } catch (failure) {
            if (signal.aborted) {
                return;
            }
            this.failure = failure;
            this.#failed = taking;
        }
        this.loading = false;
        this.#host.requestUpdate();
    }

    async #takeAgain(signal: AbortSignal): Promise<void> {
        this.#isStale = false;
        const wanted = this.items.length;
        let page = await this.#page(undefined, signal);
        let items = page.items;
        while (page.nextCursor !== null && items.length < wanted) {
            page = await this.#page(page.nextCursor, signal);
            items = [...items, ...page.items];
        }
        this.#show(items, page.nextCursor);
    }

    /** Throws if it is not wanted any more, also where the answer had come already. */
    async #page(cursor: string | undefined, signal: AbortSignal): Promise<{items: T[]; nextCursor: string | null}> {
        const page = await this.#load(cursor, signal);
        signal.throwIfAborted();
        return page;
    }

    #show(items: readonly T[], next: string | null): void {
        this.items = items;
        this.#next = next;
        this.loaded = true;
        this.#host.requestUpdate();
    }
}

import type {ReactiveController, ReactiveControllerHost} from 'lit';

interface Page<T> {
    readonly items: T[];
    readonly nextCursor: string | null;
}

type Take = (signal: AbortSignal) => Promise<void>;

/** A list that is loaded page by page. Later pages are asked for by whoever reads it. */
export class Pages<T> implements ReactiveController {
    readonly #host: ReactiveControllerHost;
    readonly #load: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<T>>;
    #abort = new AbortController();
    items: readonly T[] = [];
    /** The first page has come. */
    loaded = false;
    loading = false;
    failure: unknown = null;
    /** What was being done when it failed. */
    #failed: Take | undefined;
    #next: string | null = null;
    /** Something has changed since it was asked for. */
    #isStale = false;
    /** What is being taken; tells with what it has failed. */
    #running: Promise<unknown> = Promise.resolve(null);

    constructor(host: ReactiveControllerHost, load: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<T>>) {
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

    /**
     * A refresh that nobody has asked for: if it fails, a list that is there stays as it is, and whoever has called tries again.
     *
     * @throws whatever it has failed with
     */
    async follow(): Promise<void> {
        if (this.loading) {
            this.#isStale = true;
        } else if (!this.#abort.signal.aborted) {
            void this.#run((signal) => this.#takeAgain(signal), this.loaded);
        }
        const failure = await this.#running;
        if (failure !== null) {
            throw failure;
        }
    }

    async more(): Promise<void> {
        if (this.#next !== null && !this.loading) {
            await this.#run((signal) => this.#takeMore(signal));
        }
    }

    /** What has failed, once more. */
    async retry(): Promise<void> {
        if (this.#failed !== undefined) {
            await this.#run(this.#failed);
        }
    }

    /** One at a time: what begins stops what has not ended, and nothing goes on after its signal was aborted. */
    #run(take: Take, isQuiet = false): Promise<unknown> {
        this.#abort.abort();
        this.#abort = new AbortController();
        this.loading = true;
        if (!isQuiet) {
            this.#succeed();
        }
        this.#running = this.#take(take, isQuiet, this.#abort.signal);
        return this.#running;
    }

    /** @returns what it has failed with, or null */
    async #take(first: Take, isQuiet: boolean, signal: AbortSignal): Promise<unknown> {
        let taking = first;
        try {
            await taking(signal);
            while (this.#isStale) {
                taking = (wanted) => this.#takeAgain(wanted);
                await taking(signal);
            }
        } catch (failure) {
            if (signal.aborted) {
                return null;
            }
            this.loading = false;
            if (!isQuiet) {
                this.failure = failure;
                this.#failed = taking;
            }
            this.#host.requestUpdate();
            return failure;
        }
        this.loading = false;
        this.#succeed();
        return null;
    }

    #succeed(): void {
        this.failure = null;
        this.#failed = undefined;
        this.#host.requestUpdate();
    }

    /** What could not be taken again is still to be. */
    async #takeAgain(signal: AbortSignal): Promise<void> {
        this.#isStale = false;
        try {
            const wanted = this.items.length;
            let page = await this.#page(undefined, signal);
            let items = page.items;
            while (page.nextCursor !== null && items.length < wanted) {
                page = await this.#page(page.nextCursor, signal);
                items = [...items, ...page.items];
            }
            this.#show(items, page.nextCursor);
        } catch (failure) {
            this.#isStale ||= !signal.aborted;
            throw failure;
        }
    }

    async #takeMore(signal: AbortSignal): Promise<void> {
        if (this.#next !== null) {
            const page = await this.#page(this.#next, signal);
            this.#show([...this.items, ...page.items], page.nextCursor);
        }
    }

    /** Throws if it is not wanted any more, also where the answer had come already. */
    async #page(cursor: string | undefined, signal: AbortSignal): Promise<Page<T>> {
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

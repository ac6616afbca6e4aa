import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** A value that others watch. */
export class Store<T> {
    readonly #listeners = new Set<(value: T) => void>();
    #value: T;

    constructor(value: T) {
        this.#value = value;
    }

    get value(): T {
        return this.#value;
    }

    set value(value: T) {
        if (value !== this.#value) {
            this.#value = value;
            for (const listener of [...this.#listeners]) {
                listener(value);
            }
        }
    }

    /** @returns how to stop */
    subscribe(listener: (value: T) => void): () => void {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
    }
}

interface Watchable {
    subscribe(listener: () => void): () => void;
}

/** Renders its element again whenever one of the stores changes, while the element is on the page. */
export class Watch implements ReactiveController {
    readonly #host: ReactiveControllerHost;
    readonly #stores: readonly Watchable[];
    #stops: (() => void)[] = [];

    constructor(host: ReactiveControllerHost, ...stores: Watchable[]) {
        this.#host = host;
        this.#stores = stores;
        host.addController(this);
    }

    hostConnected(): void {
        this.#stops = this.#stores.map((store) => store.subscribe(() => this.#host.requestUpdate()));
    }

    hostDisconnected(): void {
        this.#stops.forEach((stop) => stop());
        this.#stops = [];
    }
}

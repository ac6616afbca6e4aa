import {call} from '../../api/client';
import type {Schemas} from '../../api/types';
import {companyId} from '../../session/session';

/** More would take longer than names are worth. */
const MOST_REQUESTS = 4;
const LIMIT = 200;

/**
 * What the log has only ids of, from the events it belongs to: names of units, those that are gone too, and numbers of invoices. What
 * is not found stays an id that nobody sees.
 */
export class Names {
    readonly #units = new Map<string, string>();
    readonly #invoices = new Map<string, string>();

    unit(id: string | null): string | undefined {
        return id === null ? undefined : this.#units.get(id);
    }

    invoice(id: string | null): string | undefined {
        return id === null ? undefined : this.#invoices.get(id);
    }

    async learn(entries: readonly Schemas['SeatLogEntry'][], signal: AbortSignal): Promise<void> {
        const open = entries.filter((entry) => this.#isOpen(entry));
        if (open.length === 0) {
            return;
        }
        let after = Math.min(...open.map((entry) => entry.sequence)) - 1;
        for (let request = 0; request < MOST_REQUESTS && open.some((entry) => this.#isOpen(entry)); request++) {
            const answer = await call('get', '/companies/{companyId}/events', {
                path: {companyId: companyId()},
                query: {after, limit: LIMIT},
                signal,
            });
            answer.body.items.forEach((event) => this.#take(event));
            const last = answer.body.items.at(-1);
            if (last === undefined) {
                return;
            }
            after = last.sequence;
        }
    }

    #isOpen(entry: Schemas['SeatLogEntry']): boolean {
        return (
            (entry.unitId !== null && !this.#units.has(entry.unitId)) ||
            (entry.invoiceId !== null && !this.#invoices.has(entry.invoiceId))
        );
    }

    #take(event: Schemas['Event']): void {
        const data = event.data as Record<'unitId' | 'name' | 'invoiceId' | 'number', string>;
        switch (event.type) {
            case 'unit.created':
            case 'unit.updated':
            case 'unit.deleted':
                this.#units.set(data.unitId, data.name);
                break;
            case 'invoice.issued':
                this.#invoices.set(data.invoiceId, data.number);
                break;
            default:
        }
    }
}

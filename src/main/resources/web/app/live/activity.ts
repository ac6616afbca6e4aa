import {call} from '../api/client';
import type {Event, Money, Plan, Schemas, UnitType} from '../api/types';
import {Store} from '../store';
import {backOff} from './back-off';
import {live} from './live-plan';

/** What somebody did at once: the events of one transaction. */
export interface Activity {
    readonly sequence: number;
    readonly at: string;
    readonly actor: string;
    readonly added: readonly string[];
    readonly removed: readonly string[];
    readonly renamed: readonly string[];
    readonly invoices: readonly {readonly id: string; readonly number: string; readonly total: Money; readonly isRecurring: boolean}[];
    readonly creditNotes: readonly {readonly id: string; readonly number: string; readonly total: Money}[];
    /** Bought, and billed on the next invoice. */
    readonly purchased: readonly Money[];
    readonly thresholds: readonly {readonly unitType: UnitType; readonly percent: number}[];
    /** Types of events that are told in a sentence of their own. */
    readonly others: readonly string[];
}

type DataOf<N extends keyof Schemas> = Schemas[N] extends {data: infer D} ? D : never;

const SHOWN = 10;
/** Ten things that somebody did are rarely more events than this: one that adds and removes as much as it may has about 400. */
const LOOK_BACK = 500;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 15_000;
/** In the order in which one transaction writes them: an earlier one begins the next. */
const RANK: Record<string, number> = {
    'unit.deleted': 1,
    'unit.created': 2,
    'seat.purchased': 3,
    'invoice.issued': 4,
    'credit_note.issued': 5,
    'credit_note.applied': 6,
    'threshold.reached': 7,
};

/** What happened lately, newest first; follows the plan. */
class LatestActivity {
    readonly latest = new Store<readonly Activity[] | null>(null);
    readonly failed = new Store(false);
    readonly #approvals = new Store(0);
    #companyId = '';
    #after = 0;
    #events: Event[] = [];
    #reading: Promise<void> | undefined;
    #failures = 0;
    #retry: ReturnType<typeof setTimeout> | undefined;

    constructor() {
        live.plan.subscribe((plan) => this.#follow(plan));
        // It may have come before this was loaded.
        this.#follow(live.plan.value);
    }

    #follow(plan: Plan | null): void {
        if (plan === null || plan.companyId !== this.#companyId) {
            this.#companyId = plan?.companyId ?? '';
            this.#after = Math.max(0, (plan?.sequence ?? 0) - LOOK_BACK);
            this.#events = [];
            this.latest.value = null;
            this.failed.value = false;
            this.#failures = 0;
            clearTimeout(this.#retry);
            this.#approvals.value = 0;
        }
        if (plan !== null) {
            void this.#catchUp();
        }
    }

    /**
     * Somebody has asked for an approval, or decided.
     *
     * @returns how to stop
     */
    onApproval(listener: () => void): () => void {
        return this.#approvals.subscribe((sequence) => {
            if (sequence > 0) {
                listener();
            }
        });
    }

    /** One at a time, until what the plan tells of is there. */
    async #catchUp(): Promise<void> {
        while (this.#reading !== undefined) {
            await this.#reading;
        }
        const sequence = live.plan.value?.sequence ?? 0;
        if (this.#after < sequence) {
            clearTimeout(this.#retry);
            this.#reading = this.#read(this.#companyId).finally(() => (this.#reading = undefined));
            await this.#reading;
        } else {
            this.latest.value ??= [];
        }
    }

    async #read(companyId: string): Promise<void> {
        try {
            let hasMore = true;
            while (hasMore && companyId === this.#companyId) {
                const answer = await call('get', '/companies/{companyId}/events', {
                    path: {companyId},
                    query: {after: this.#after, limit: 200},
                });
                if (companyId !== this.#companyId) {
                    return;
                }
                const {items, nextCursor} = answer.body;
                const approval = items.findLast((event) => event.type.startsWith('approval.'));
                this.#approvals.value = approval?.sequence ?? this.#approvals.value;
                this.#events = [...this.#events, ...items].slice(-LOOK_BACK);
                this.#after = items.at(-1)?.sequence ?? this.#after;
                hasMore = nextCursor !== null;
            }
            this.failed.value = false;
            this.#failures = 0;
            this.latest.value = group(this.#events).reverse().slice(0, SHOWN);
        } catch {
            if (companyId === this.#companyId) {
                this.failed.value = true;
                this.#failures += 1;
                clearTimeout(this.#retry);
                this.#retry = setTimeout(() => void this.#catchUp(), backOff(this.#failures, FIRST_RETRY_MS, LONGEST_RETRY_MS));
            }
        }
    }
}

function group(events: readonly Event[]): Activity[] {
    const groups: Event[][] = [];
    for (const event of events) {
        const current = groups.at(-1);
        const last = current?.at(-1);
        const isNext =
            last !== undefined &&
            last.timestamp === event.timestamp &&
            last.actor === event.actor &&
            (RANK[event.type] ?? 0) >= (RANK[last.type] ?? 9);
        if (current !== undefined && isNext) {
            current.push(event);
        } else {
            groups.push([event]);
        }
    }
    // The first may have begun before what was read.
    const isCut = groups.length > 1 && (events[0]?.sequence ?? 1) > 1;
    return (isCut ? groups.slice(1) : groups).map(activityOf).filter((activity) => !isSilent(activity));
}

function activityOf(events: readonly Event[]): Activity {
    const first = events[0] as Event;
    const last = events.at(-1) as Event;
    const of = <N extends keyof Schemas>(type: string): DataOf<N>[] =>
        events.filter((event) => event.type === type).map((event) => event.data as DataOf<N>);
    const invoices = of<'InvoiceIssuedEvent'>('invoice.issued').map((data) => ({
        id: data.invoiceId,
        number: data.number,
        total: data.total,
        isRecurring: data.reason === 'recurring',
    }));
    return {
        sequence: last.sequence,
        at: last.timestamp,
        actor: first.actor,
        added: of<'UnitCreatedEvent'>('unit.created').map((data) => data.name),
        removed: of<'UnitDeletedEvent'>('unit.deleted').map((data) => data.name),
        renamed: of<'UnitUpdatedEvent'>('unit.updated').map((data) => data.name),
        invoices,
        creditNotes: of<'CreditNoteIssuedEvent'>('credit_note.issued').map((data) => ({
            id: data.creditNoteId,
            number: data.number,
            total: data.total,
        })),
        purchased: invoices.length > 0 ? [] : of<'SeatPurchasedEvent'>('seat.purchased').map((data) => data.net),
        thresholds: of<'ThresholdReachedEvent'>('threshold.reached').map((data) => ({
            unitType: data.unitType,
            percent: data.percent,
        })),
        others: events.map((event) => event.type).filter((type) => !(type in RANK) && type !== 'unit.updated'),
    };
}

function isSilent(activity: Activity): boolean {
    return (
        activity.added.length +
            activity.removed.length +
            activity.renamed.length +
            activity.invoices.length +
            activity.creditNotes.length +
            activity.purchased.length +
            activity.thresholds.length +
            activity.others.length ===
        0
    );
}

export const activity = new LatestActivity();

import {call} from '../../api/client';
import type {Unit, UnitType} from '../../api/types';

const MOST_PAGES = 10;

/** All of a type, as far as somebody could want to choose one from a list; by name. */
export async function listUnits(type: UnitType, signal: AbortSignal): Promise<Unit[]> {
    const found: Unit[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < MOST_PAGES; page++) {
        const answer = await call('get', '/units', {
            query: {type, limit: 200, ...(cursor === undefined ? {} : {cursor})},
            signal,
        });
        found.push(...answer.body.items);
        if (answer.body.nextCursor === null) {
            break;
        }
        cursor = answer.body.nextCursor;
    }
    return found.sort(byName);
}

export function byName(one: Unit, other: Unit): number {
    return one.name.localeCompare(other.name);
}

import {call} from '../../api/client';
import type {UnitType} from '../../api/types';
import {companyId} from '../../session/session';

export interface HistoryPoint {
    readonly date: string;
    readonly created: number;
    readonly included: number;
    readonly paidSeats: number;
}

export interface History {
    readonly unitType: UnitType;
    readonly from: string;
    readonly to: string;
    readonly points: readonly HistoryPoint[];
}

export async function readHistory(unitType: UnitType, days: number): Promise<History> {
    const answer = await call('get', '/companies/{companyId}/plan/history', {
        path: {companyId: companyId()},
        query: {unitType, days},
    });
    return answer.body;
}

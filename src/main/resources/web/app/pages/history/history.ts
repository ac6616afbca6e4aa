import {address, send} from '../../api/client';
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
    const path = address('/companies/{companyId}/plan/history', {companyId: companyId()}, {unitType, days});
    const response = await send(path, {headers: {Accept: 'application/json'}});
    return (await response.json()) as History;
}

import {Store} from '../store';
import type {CompanySummary} from '../api/types';
import {PATIENCE_MS, SignInFailed, type TokenSource} from './source';

export const PERSONAS = ['owner', 'admin', 'supervisor', 'agent'] as const;
export type Persona = (typeof PERSONAS)[number];

export interface Cast {
    readonly persona: Persona;
    readonly companyId: string;
}

const ACME = '01890000-0000-7000-8000-000000000001';
const KEY = 'seatledger.persona';
const PAGES_OF_COMPANIES = 5;

/** Who the demo looks as. The choice is kept until the tab is closed; its token is not. */
export const cast = new Store<Cast>(kept());

function kept(): Cast {
    try {
        const stored = JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Partial<Cast>;
        return {persona: PERSONAS.find((one) => one === stored.persona) ?? 'owner', companyId: stored.companyId ?? ACME};
    } catch {
        return {persona: 'owner', companyId: ACME};
    }
}

export function play(next: Cast): void {
    try {
        sessionStorage.setItem(KEY, JSON.stringify(next));
    } catch {
        // It holds until the page is left.
    }
    cast.value = next;
}

/** Tokens for the asking. */
export const demoTokens: TokenSource = {
    fetch: () => tokenFor(cast.value.persona, cast.value.companyId),
};

async function tokenFor(role: string, companyId?: string): Promise<string> {
    let response: Response;
    try {
        response = await fetch('/demo/tokens', {
            method: 'POST',
            headers: {'Content-Type': 'application/json'},
            body: JSON.stringify({role, companyId}),
            credentials: 'omit',
            signal: AbortSignal.timeout(PATIENCE_MS),
        });
    } catch (failure) {
        throw new SignInFailed('unreachable', String(failure));
    }
    if (!response.ok) {
        throw new SignInFailed(response.status >= 500 ? 'unreachable' : 'refused', `${response.status}`);
    }
    return ((await response.json()) as {token: string}).token;
}

/** The companies that the demo can look at, as the vendor's own people see them. */
export async function listCompanies(): Promise<CompanySummary[]> {
    const token = await tokenFor('account_executive');
    const found: CompanySummary[] = [];
    let cursor = '';
    for (let page = 0; page < PAGES_OF_COMPANIES; page++) {
        const response = await fetch(`/companies?limit=200${cursor}`, {headers: {Authorization: `Bearer ${token}`}});
        if (!response.ok) {
            break;
        }
        const {items, nextCursor} = (await response.json()) as {items: CompanySummary[]; nextCursor: string | null};
        found.push(...items);
        if (nextCursor === null) {
            break;
        }
        cursor = `&cursor=${encodeURIComponent(nextCursor)}`;
    }
    return found;
}

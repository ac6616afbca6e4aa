export type Role = 'owner' | 'admin' | 'supervisor' | 'agent' | 'partner' | 'account_executive' | 'customer_success';

/** What a token says. The service checks it; the page only reads who is looking. */
export interface Identity {
    readonly subject: string;
    readonly roles: readonly string[];
    readonly companyId: string | null;
}

interface Claims {
    readonly sub?: unknown;
    readonly groups?: unknown;
    readonly company_id?: unknown;
    readonly exp?: unknown;
    readonly iat?: unknown;
}

function claimsOf(token: string): Claims {
    try {
        const payload = (token.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/');
        const bytes = Uint8Array.from(atob(payload), (character) => character.charCodeAt(0));
        return JSON.parse(new TextDecoder().decode(bytes)) as Claims;
    } catch {
        return {};
    }
}

export function identityOf(token: string): Identity {
    const claims = claimsOf(token);
    return {
        subject: typeof claims.sub === 'string' ? claims.sub : '',
        roles: Array.isArray(claims.groups) ? claims.groups.filter((group) => typeof group === 'string') : [],
        companyId: typeof claims.company_id === 'string' ? claims.company_id : null,
    };
}

/** The same person in the same company with the same roles, in whatever order they are told. */
export function isSame(one: Identity, other: Identity): boolean {
    const told = ({subject, roles, companyId}: Identity): string => JSON.stringify([subject, [...roles].sort(), companyId]);
    return told(one) === told(other);
}

/**
 * For how many milliseconds a token that has just come is good; infinite if it does not say. What it says of its beginning and its end is
 * both from the clock that issued it: the one of this computer may be wrong, and is asked only about a token that has no beginning.
 */
export function lifetimeOf(token: string): number {
    const {exp, iat} = claimsOf(token);
    if (typeof exp !== 'number') {
        return Infinity;
    }
    return exp * 1000 - (typeof iat === 'number' ? iat * 1000 : Date.now());
}

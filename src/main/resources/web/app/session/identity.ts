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

/** Milliseconds since 1970; infinite if the token does not say. */
export function expiryOf(token: string): number {
    const expiry = claimsOf(token).exp;
    return typeof expiry === 'number' ? expiry * 1000 : Infinity;
}

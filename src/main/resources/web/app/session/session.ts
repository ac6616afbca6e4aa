import type {DashboardSettings} from '../api/types';
import {Store} from '../store';
import {demoTokens} from './demo';
import {hostTokens} from './host';
import {expiryOf, identityOf, type Identity} from './identity';
import {SignInFailed, type SignInReason, type TokenSource} from './source';

export type SessionState =
    | {readonly phase: 'starting'}
    | {readonly phase: 'ready'; readonly identity: Identity}
    | {readonly phase: 'failed'; readonly reason: SignInReason};

/** A token is renewed when this much of its life is left: longer than a request takes, and a clock may be wrong. */
const MARGIN_MS = 60_000;

/** Who is looking, and the token that proves it, which is in memory only. */
class Session {
    readonly state = new Store<SessionState>({phase: 'starting'});
    readonly demo = new Store(false);
    #source: TokenSource | undefined;
    #token: string | undefined;
    #renewing: Promise<string> | undefined;

    /** The page has been opened. */
    async start(): Promise<void> {
        this.state.value = {phase: 'starting'};
        try {
            this.#source ??= await this.#findSource();
            await this.renewedToken();
        } catch (failure) {
            this.#fail(failure);
        }
    }

    /** Somebody else looks: the demo's switch. */
    async restart(): Promise<void> {
        this.#token = undefined;
        await this.start();
    }

    /** @throws SignInFailed if there is none to be had */
    async token(): Promise<string> {
        if (this.#token !== undefined && expiryOf(this.#token) - MARGIN_MS > Date.now()) {
            return this.#token;
        }
        return this.renewedToken();
    }

    /** Whatever happens at once is one renewal. */
    renewedToken(): Promise<string> {
        this.#renewing ??= this.#renew().finally(() => (this.#renewing = undefined));
        return this.#renewing;
    }

    async #renew(): Promise<string> {
        if (this.#source === undefined) {
            throw new SignInFailed('not-configured');
        }
        const token = await this.#fetched(this.#source);
        this.#token = token;
        const identity = identityOf(token);
        const before = this.state.value;
        if (before.phase !== 'ready' || !isSame(before.identity, identity)) {
            this.state.value = {phase: 'ready', identity};
        }
        return token;
    }

    /** Whoever has a token keeps looking while there is no connection. */
    async #fetched(source: TokenSource): Promise<string> {
        try {
            return await source.fetch();
        } catch (failure) {
            const isLost = failure instanceof SignInFailed && failure.reason === 'unreachable';
            if (!isLost || this.state.value.phase !== 'ready') {
                this.#fail(failure);
            }
            throw failure;
        }
    }

    #fail(failure: unknown): void {
        this.#token = undefined;
        this.state.value = {phase: 'failed', reason: failure instanceof SignInFailed ? failure.reason : 'unreachable'};
    }

    async #findSource(): Promise<TokenSource> {
        const settings = await settingsOf();
        if (settings.hostOrigins.length > 0 && window.parent !== window) {
            return hostTokens(settings.hostOrigins);
        }
        if (settings.demo) {
            this.demo.value = true;
            return demoTokens;
        }
        if (settings.identityProvider !== undefined) {
            const {ProviderTokens} = await import('./provider');
            return new ProviderTokens(settings.identityProvider);
        }
        throw new SignInFailed('not-configured');
    }
}

async function settingsOf(): Promise<DashboardSettings> {
    const response = await fetch('/dashboard/settings', {credentials: 'omit', cache: 'no-store'});
    if (!response.ok) {
        throw new SignInFailed('unreachable', `${response.status}`);
    }
    return (await response.json()) as DashboardSettings;
}

function isSame(one: Identity, other: Identity): boolean {
    return JSON.stringify(one) === JSON.stringify(other);
}

export const session = new Session();

/** Whoever is signed in; nobody while nobody is. */
export function identity(): Identity | undefined {
    const state = session.state.value;
    return state.phase === 'ready' ? state.identity : undefined;
}

export function hasRole(...roles: readonly string[]): boolean {
    return identity()?.roles.some((role) => roles.includes(role)) ?? false;
}

/** The company of whoever is signed in: pages that need one are shown to nobody without. */
export function companyId(): string {
    return identity()?.companyId ?? '';
}

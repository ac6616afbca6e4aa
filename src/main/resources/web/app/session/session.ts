import type {DashboardSettings} from '../api/types';
import {Store} from '../store';
import {demoTokens} from './demo';
import {hostTokens} from './host';
import {identityOf, isSame, lifetimeOf, type Identity} from './identity';
import {PATIENCE_MS, SignInFailed, type SignInReason, type TokenSource} from './source';

export type SessionState =
    | {readonly phase: 'starting'}
    | {readonly phase: 'ready'; readonly identity: Identity}
    | {readonly phase: 'failed'; readonly reason: SignInReason};

/** A token is renewed when this much of its life is left, longer than a request takes, or this part of it if it lives shortly. */
const MARGIN_MS = 60_000;
const MARGIN_PART = 1 / 5;

/** A token and its times, by the monotonic clock. */
interface ActiveToken {
    readonly token: string;
    readonly renewAt: number;
    readonly endsAt: number;
}

/** Who is looking, and the token that proves it, which is in memory only. */
class Session {
    readonly state = new Store<SessionState>({phase: 'starting'});
    readonly demo = new Store(false);
    #source: TokenSource | undefined;
    #active: ActiveToken | undefined;
    #renewing: Promise<string> | undefined;
    /** Who looked last, also while it is being found out who looks now. */
    #lookedLast: Identity | undefined;
    /** Counts restarts: what was begun before the last one is about somebody else. */
    #generation = 0;

    /** The page has been opened. */
    async start(): Promise<void> {
        const generation = this.#generation;
        this.state.value = {phase: 'starting'};
        try {
            const source = this.#source ?? (await this.#findSource());
            this.#source ??= source;
            if (generation === this.#generation) {
                await this.#renewed();
            }
        } catch (failure) {
            this.#fail(failure, generation);
        }
    }

    /** Somebody else looks: the demo's switch. A token that is on its way is not theirs. */
    async restart(): Promise<void> {
        this.#generation += 1;
        this.#renewing = undefined;
        this.#active = undefined;
        await this.start();
    }

    /**
     * While the present one is good nobody waits for the next.
     *
     * @throws SignInFailed if there is none to be had
     */
    async token(): Promise<string> {
        const active = this.#active;
        const now = performance.now();
        if (active === undefined || now >= active.endsAt) {
            return this.#renewed();
        }
        if (now >= active.renewAt) {
            this.#renewed().catch(() => undefined);
        }
        return active.token;
    }

    /**
     * The service has not taken this one. There may be another by now: many are refused at once, and not all of them are told at once.
     *
     * @throws SignInFailed if there is none to be had
     */
    renewedToken(refused: string): Promise<string> {
        if (this.#active !== undefined && this.#active.token !== refused) {
            return this.token();
        }
        if (this.#renewing === undefined) {
            this.#active = undefined;
        }
        return this.#renewed();
    }

    /** Whatever happens at once is one renewal. */
    #renewed(): Promise<string> {
        if (this.#renewing === undefined) {
            const renewing = this.#renew(this.#generation).finally(() => {
                if (this.#renewing === renewing) {
                    this.#renewing = undefined;
                }
            });
            this.#renewing = renewing;
        }
        return this.#renewing;
    }

    async #renew(generation: number): Promise<string> {
        if (this.#source === undefined) {
            throw new SignInFailed('not-configured');
        }
        const token = await this.#fetched(this.#source, generation);
        if (generation !== this.#generation) {
            throw new SignInFailed('refused', 'The user has changed.');
        }
        const now = performance.now();
        const lifetime = lifetimeOf(token);
        this.#active = {token, renewAt: now + lifetime - Math.min(MARGIN_MS, lifetime * MARGIN_PART), endsAt: now + lifetime};
        this.#look(identityOf(token));
        return token;
    }

    #look(identity: Identity): void {
        if (this.#lookedLast !== undefined && !isSame(this.#lookedLast, identity)) {
            // What somebody has begun is not for somebody else to confirm.
            document.querySelectorAll('dialog[open]').forEach((dialog) => dialog.dispatchEvent(new CustomEvent('abandon')));
        }
        this.#lookedLast = identity;
        const before = this.state.value;
        if (before.phase !== 'ready' || !isSame(before.identity, identity)) {
            this.state.value = {phase: 'ready', identity};
        }
    }

    /**
     * Whoever has a token keeps looking while there is no connection, and while the page around is silent as long as the token is good.
     */
    async #fetched(source: TokenSource, generation: number): Promise<string> {
        try {
            return await source.fetch();
        } catch (failure) {
            const reason = failure instanceof SignInFailed ? failure.reason : 'unreachable';
            const isGood = this.#active !== undefined && performance.now() < this.#active.endsAt;
            const isLost = reason === 'unreachable' || (reason === 'host-silent' && isGood);
            if (!isLost || this.state.value.phase !== 'ready') {
                this.#fail(failure, generation);
            }
            throw failure;
        }
    }

    #fail(failure: unknown, generation: number): void {
        if (generation === this.#generation) {
            this.#active = undefined;
            this.state.value = {phase: 'failed', reason: failure instanceof SignInFailed ? failure.reason : 'unreachable'};
        }
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
    const response = await fetch('/dashboard/settings', {
        credentials: 'omit',
        cache: 'no-store',
        signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!response.ok) {
        throw new SignInFailed('unreachable', `${response.status}`);
    }
    return (await response.json()) as DashboardSettings;
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

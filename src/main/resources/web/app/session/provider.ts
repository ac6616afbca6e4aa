import {authorizationUrl, codeOf, discover, newPending, redeem, refresh, type Discovered, type Pending, type Provider} from './code-flow';
import {takeAnswer} from './redirect-answer';
import {PATIENCE_MS, SignInFailed, type TokenSource} from './source';

interface Kept extends Pending {
    /** Where on the page somebody was. */
    readonly fragment: string;
}

const KEY = 'seatledger.sign-in';

/** Whoever has just come back and must leave again would go on like that for ever. */
const LOOP_MS = 15_000;

/**
 * Tokens from an identity provider. What must survive the redirect there and back is in sessionStorage until it is back, and is no
 * token; the code leaves the address at once; tokens are in memory, so that a page opened anew goes to the provider anew.
 */
export class ProviderTokens implements TokenSource {
    readonly #provider: Provider;
    #server: Discovered | undefined;
    #refreshToken: string | undefined;
    #cameBackAt = -Infinity;

    constructor(provider: Provider) {
        this.#provider = provider;
    }

    async fetch(): Promise<string> {
        this.#server ??= await discover(this.#provider);
        const answer = takeAnswer();
        if (answer !== undefined) {
            return this.#redeem(this.#server, answer);
        }
        return (await this.#refreshed(this.#server)) ?? this.#leave(this.#server);
    }

    async #redeem(server: Discovered, answer: URLSearchParams): Promise<string> {
        const kept = takeKept();
        if (kept === undefined) {
            throw new SignInFailed('refused', 'There is no sign-in in progress.');
        }
        location.replace(kept.fragment === '' ? '#/' : kept.fragment);
        const code = codeOf(server, answer, kept);
        const tokens = await redeem(server, this.#provider, redirectUri(), code, kept);
        this.#refreshToken = tokens.refreshToken;
        this.#cameBackAt = performance.now();
        return tokens.accessToken;
    }

    async #refreshed(server: Discovered): Promise<string | undefined> {
        if (this.#refreshToken === undefined) {
            return undefined;
        }
        try {
            const tokens = await refresh(server, this.#provider, this.#refreshToken);
            this.#refreshToken = tokens.refreshToken;
            return tokens.accessToken;
        } catch (failure) {
            if (failure instanceof SignInFailed && failure.reason === 'refused') {
                this.#refreshToken = undefined;
                return undefined;
            }
            throw failure;
        }
    }

    /** To the provider and back: the page ends here, unless the provider does not answer or whoever looks comes back without an answer. */
    async #leave(server: Discovered): Promise<never> {
        if (performance.now() - this.#cameBackAt < LOOP_MS) {
            throw new SignInFailed('refused', 'The service rejects the identity provider’s token.');
        }
        const pending = newPending();
        const kept: Kept = {...pending, fragment: location.hash};
        sessionStorage.setItem(KEY, JSON.stringify(kept));
        location.assign(await authorizationUrl(server, this.#provider, redirectUri(), pending));
        await stillHere();
        throw new SignInFailed('unreachable', 'The redirect to the identity provider did not return.');
    }
}

/** The navigation was given up or takes for ever, or the browser shows the page again as it was left. */
function stillHere(): Promise<void> {
    return new Promise((resolve) => {
        const end = (): void => {
            clearTimeout(timer);
            window.removeEventListener('pageshow', shown);
            resolve();
        };
        const shown = (event: PageTransitionEvent): void => {
            if (event.persisted) {
                end();
            }
        };
        const timer = setTimeout(end, PATIENCE_MS);
        window.addEventListener('pageshow', shown);
    });
}

function takeKept(): Kept | undefined {
    const stored = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    return stored === null ? undefined : (JSON.parse(stored) as Kept);
}

function redirectUri(): string {
    return `${location.origin}/`;
}

import {lifetimeOf} from './identity';
import {SignInFailed, type TokenSource} from './source';

/**
 * Tokens from the page that frames this one (README, "In a frame"). The parent is asked, and believed only if it is the parent and its
 * origin is a configured one.
 *
 *   we ask        {type: 'seatledger.token.request', version: 1, id}
 *   it answers    {type: 'seatledger.token', version: 1, id, token}
 */
const REQUEST = 'seatledger.token.request';
const ANSWER = 'seatledger.token';
const PATIENCE_MS = 10_000;

interface TokenAnswer {
    readonly type: typeof ANSWER;
    readonly version: 1;
    readonly id: string;
    readonly token: string;
}

function isAnswerTo(id: string, data: unknown): data is TokenAnswer {
    const answer = data as Partial<TokenAnswer> | null;
    return (
        typeof answer === 'object' &&
        answer?.type === ANSWER &&
        answer.version === 1 &&
        answer.id === id &&
        typeof answer.token === 'string'
    );
}

export function hostTokens(hostOrigins: readonly string[]): TokenSource {
    return {
        fetch: () =>
            new Promise((resolve, reject) => {
                const id = crypto.randomUUID();
                const timer = setTimeout(() => finish(() => reject(new SignInFailed('host-silent'))), PATIENCE_MS);
                const listen = (message: MessageEvent<unknown>): void => {
                    if (message.source !== window.parent || !hostOrigins.includes(message.origin)) {
                        return;
                    }
                    const answer = message.data;
                    if (isAnswerTo(id, answer)) {
                        finish(() =>
                            lifetimeOf(answer.token) > 0
                                ? resolve(answer.token)
                                : reject(new SignInFailed('refused', 'The token has expired.')),
                        );
                    }
                };
                const finish = (end: () => void): void => {
                    clearTimeout(timer);
                    window.removeEventListener('message', listen);
                    end();
                };
                window.addEventListener('message', listen);
                // Browsers deliver it to the one origin that the parent has; it says nothing that others may not know.
                for (const origin of hostOrigins) {
                    window.parent.postMessage({type: REQUEST, version: 1, id}, origin);
                }
            }),
    };
}

/** Where tokens come from. Nobody keeps one anywhere but in memory. */
export interface TokenSource {
    /**
     * A new token, now.
     *
     * @throws SignInFailed if there is none to be had
     */
    fetch(): Promise<string>;

    /** Whether the page may offer to leave. */
    readonly signOut?: () => void;
}

/** For an answer that may never come: all who need a token wait for it. */
export const PATIENCE_MS = 20_000;

export type SignInReason = 'not-configured' | 'refused' | 'unreachable' | 'host-silent';

export class SignInFailed extends Error {
    constructor(
        readonly reason: SignInReason,
        detail = '',
    ) {
        super(detail);
    }
}

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

export type SignInReason = 'not-configured' | 'refused' | 'unreachable' | 'host-silent';

export class SignInFailed extends Error {
    constructor(
        readonly reason: SignInReason,
        detail = '',
    ) {
        super(detail);
    }
}

import {PATIENCE_MS, SignInFailed} from './source';

/**
 * Authorization code with PKCE for a public client: OpenID Connect Core 1.0 (section 3.1), RFC 7636 (S256), RFC 9207 (the issuer's mark
 * on its answer), RFC 6749 (section 6, refreshing). Pure protocol: nothing here keeps or shows anything.
 */
export interface Provider {
    readonly authority: string;
    readonly clientId: string;
    readonly scope: string;
}

export interface Discovered {
    readonly issuer: string;
    readonly authorizationEndpoint: string;
    readonly tokenEndpoint: string;
    readonly marksAnswers: boolean;
}

/** What an answer is checked against, and what proves that the code was asked for here. */
export interface Pending {
    readonly state: string;
    readonly nonce: string;
    readonly verifier: string;
}

export interface Tokens {
    readonly accessToken: string;
    readonly refreshToken: string | undefined;
}

const SKEW_S = 10;

/** @throws SignInFailed if the document is another issuer's */
export async function discover(provider: Provider): Promise<Discovered> {
    const authority = provider.authority.replace(/\/$/, '');
    const document = await json(`${authority}/.well-known/openid-configuration`, {});
    const issuer = text(document['issuer']);
    if (issuer.replace(/\/$/, '') !== authority) {
        throw new SignInFailed('refused', 'The discovery document is for a different issuer.');
    }
    return {
        issuer,
        authorizationEndpoint: secure(text(document['authorization_endpoint'])),
        tokenEndpoint: secure(text(document['token_endpoint'])),
        marksAnswers: document['authorization_response_iss_parameter_supported'] === true,
    };
}

export function newPending(): Pending {
    return {state: random(), nonce: random(), verifier: random()};
}

export async function authorizationUrl(
    server: Discovered,
    provider: Provider,
    redirectUri: string,
    pending: Pending,
): Promise<string> {
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(pending.verifier));
    const url = new URL(server.authorizationEndpoint);
    const parameters = {
        client_id: provider.clientId,
        redirect_uri: redirectUri,
        response_type: 'code',
        scope: provider.scope,
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: base64Url(new Uint8Array(digest)),
        code_challenge_method: 'S256',
    };
    for (const [name, value] of Object.entries(parameters)) {
        url.searchParams.set(name, value);
    }
    return url.href;
}

/** @throws SignInFailed unless the answer belongs to what was asked, came from this issuer, and brings a code */
export function codeOf(server: Discovered, answer: URLSearchParams, pending: Pending): string {
    if (['state', 'code', 'iss', 'error'].some((name) => answer.getAll(name).length > 1)) {
        throw new SignInFailed('refused', 'The response repeats a parameter.');
    }
    if (answer.get('state') !== pending.state) {
        throw new SignInFailed('refused', 'The response does not match the request (state).');
    }
    const issuer = answer.get('iss');
    if (issuer === null ? server.marksAnswers : issuer !== server.issuer) {
        throw new SignInFailed('refused', 'The response is from a different issuer.');
    }
    const code = answer.get('code');
    if (answer.has('error') || code === null) {
        throw new SignInFailed('refused', answer.get('error') ?? 'The response has no code.');
    }
    return code;
}

/** @throws SignInFailed if the code is not taken, or the id token is not about this sign-in */
export async function redeem(
    server: Discovered,
    provider: Provider,
    redirectUri: string,
    code: string,
    pending: Pending,
): Promise<Tokens> {
    const answer = await json(server.tokenEndpoint, {
        grant_type: 'authorization_code',
        client_id: provider.clientId,
        redirect_uri: redirectUri,
        code,
        code_verifier: pending.verifier,
    });
    checkIdToken(text(answer['id_token']), server, provider, pending.nonce);
    return tokensOf(answer);
}

/** @throws SignInFailed `refused` if the refresh token is not good any more */
export async function refresh(server: Discovered, provider: Provider, refreshToken: string): Promise<Tokens> {
    const tokens = tokensOf(
        await json(server.tokenEndpoint, {
            grant_type: 'refresh_token',
            client_id: provider.clientId,
            refresh_token: refreshToken,
        }),
    );
    return {...tokens, refreshToken: tokens.refreshToken ?? refreshToken};
}

/**
 * It came from the token endpoint itself, over TLS: that stands for its signature (OpenID Connect Core, 3.1.3.7, 6). It only says that
 * this sign-in is the one that was asked for; the service checks the access token, signature and all.
 */
function checkIdToken(token: string, server: Discovered, provider: Provider, nonce: string): void {
    const claims = claimsOf(token);
    const audience = [claims['aud']].flat();
    const isOurs =
        claims['iss'] === server.issuer &&
        audience.includes(provider.clientId) &&
        (audience.length === 1 || claims['azp'] === provider.clientId) &&
        claims['nonce'] === nonce &&
        typeof claims['exp'] === 'number' &&
        claims['exp'] + SKEW_S > Date.now() / 1000;
    if (!isOurs) {
        throw new SignInFailed('refused', 'The ID token does not match this sign-in.');
    }
}

function claimsOf(token: string): Record<string, unknown> {
    const payload = (token.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/');
    try {
        return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(payload), (one) => one.charCodeAt(0)))) as Record<
            string,
            unknown
        >;
    } catch {
        throw new SignInFailed('refused', 'The ID token is malformed.');
    }
}

function tokensOf(answer: Record<string, unknown>): Tokens {
    if (text(answer['token_type']).toLowerCase() !== 'bearer') {
        throw new SignInFailed('refused', 'The token is not a bearer token.');
    }
    const refreshToken = answer['refresh_token'];
    return {
        accessToken: text(answer['access_token']),
        refreshToken: typeof refreshToken === 'string' ? refreshToken : undefined,
    };
}

/** With a form it is a POST. Redirects are not followed: they would carry the form along. */
async function json(url: string, form: Record<string, string>): Promise<Record<string, unknown>> {
    const isPost = Object.keys(form).length > 0;
    let response: Response;
    try {
        response = await fetch(url, {
            method: isPost ? 'POST' : 'GET',
            headers: {Accept: 'application/json'},
            body: isPost ? new URLSearchParams(form) : null,
            credentials: 'omit',
            cache: 'no-store',
            redirect: 'error',
            signal: AbortSignal.timeout(PATIENCE_MS),
        });
    } catch (failure) {
        throw new SignInFailed('unreachable', String(failure));
    }
    if (!response.ok) {
        throw new SignInFailed(response.status >= 500 ? 'unreachable' : 'refused', `${response.status} from ${url}`);
    }
    return (await response.json()) as Record<string, unknown>;
}

function text(value: unknown): string {
    if (typeof value !== 'string' || value === '') {
        throw new SignInFailed('refused', 'The identity provider’s response is incomplete.');
    }
    return value;
}

/** TLS, or this machine. */
function secure(url: string): string {
    const {protocol, hostname} = new URL(url);
    if (protocol !== 'https:' && !(protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname))) {
        throw new SignInFailed('refused', 'The identity provider’s URL is not https.');
    }
    return url;
}

/** 256 bits, as RFC 7636 wants a verifier. */
function random(): string {
    return base64Url(crypto.getRandomValues(new Uint8Array(32)));
}

function base64Url(bytes: Uint8Array): string {
    return btoa(String.fromCharCode(...bytes))
        .replace(/\+/g, '-')
        .replace(/\//g, '_')
        .replace(/=+$/, '');
}

import {address, send} from '../../api/client';
import {ApiProblem} from '../../api/problem';
import {companyId} from '../../session/session';

export interface Recipient {
    readonly email: string;
    readonly name?: string | null;
}

export interface Delivery {
    readonly id: string;
    readonly kind: 'invoice' | 'credit_note';
    readonly documentId: string;
    readonly number: string;
    readonly email: string;
    readonly status: 'queued' | 'sent' | 'failed';
    /** What went wrong last: a word of ours, or the numbers of the mail server's answer. */
    readonly lastError: string | null;
    readonly at: string;
}

export interface RecipientList {
    readonly recipients: readonly Recipient[];
    readonly etag: string;
}

const RECIPIENTS = '/companies/{companyId}/invoice-recipients';
const DELIVERIES = '/companies/{companyId}/invoice-recipients/deliveries';

/** Where sending is not a part of the service there is no such list. */
export function isNotThere(failure: unknown): boolean {
    return failure instanceof ApiProblem && failure.status === 404;
}

export async function readRecipients(): Promise<RecipientList> {
    const response = await send(address(RECIPIENTS, {companyId: companyId()}), {headers: {Accept: 'application/json'}});
    return taken(response);
}

/** @throws ApiProblem 412 if the list is not the one of the etag any more */
export async function writeRecipients(recipients: readonly Recipient[], etag: string): Promise<RecipientList> {
    const body = {
        recipients: recipients.map(({email, name}) => ({email, ...(name === undefined || name === null || name === '' ? {} : {name})})),
    };
    const response = await send(address(RECIPIENTS, {companyId: companyId()}), {
        method: 'PUT',
        headers: {Accept: 'application/json', 'Content-Type': 'application/json', 'If-Match': etag},
        body: JSON.stringify(body),
    });
    return taken(response);
}

async function taken(response: Response): Promise<RecipientList> {
    const body = (await response.json()) as {recipients: readonly Recipient[]};
    return {recipients: body.recipients, etag: response.headers.get('ETag') ?? ''};
}

export async function readDeliveries(
    cursor: string | undefined,
    signal: AbortSignal,
): Promise<{items: Delivery[]; nextCursor: string | null}> {
    try {
        const response = await send(address(DELIVERIES, {companyId: companyId()}, {limit: 20, cursor}), {
            headers: {Accept: 'application/json'},
            signal,
        });
        const page = (await response.json()) as {items: Delivery[]; nextCursor?: string | null};
        return {items: page.items, nextCursor: page.nextCursor ?? null};
    } catch (failure) {
        if (isNotThere(failure)) {
            return {items: [], nextCursor: null};
        }
        throw failure;
    }
}

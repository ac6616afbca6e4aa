import {call} from '../../api/client';
import {ApiProblem} from '../../api/problem';
import type {Schemas} from '../../api/types';
import {companyId} from '../../session/session';

export type Recipient = Schemas['InvoiceRecipient'];
export type Delivery = Schemas['InvoiceDelivery'];

export interface RecipientList {
    readonly recipients: readonly Recipient[];
    readonly etag: string;
}

/** Where sending is not a part of the service there is no such list. */
export function isNotThere(failure: unknown): boolean {
    return failure instanceof ApiProblem && failure.status === 404;
}

export async function readRecipients(): Promise<RecipientList> {
    const answer = await call('get', '/companies/{companyId}/invoice-recipients', {path: {companyId: companyId()}});
    return {recipients: answer.body.recipients, etag: answer.etag ?? ''};
}

/** @throws ApiProblem 412 if the list is not the one of the etag any more */
export async function writeRecipients(recipients: readonly Recipient[], etag: string): Promise<RecipientList> {
    const answer = await call('put', '/companies/{companyId}/invoice-recipients', {
        path: {companyId: companyId()},
        ifMatch: etag,
        body: {recipients: recipients.map(({email, name}) => ({email, ...(name ? {name} : {})}))},
    });
    return {recipients: answer.body.recipients, etag: answer.etag ?? ''};
}

export async function readDeliveries(
    cursor: string | undefined,
    signal: AbortSignal,
): Promise<{items: Delivery[]; nextCursor: string | null}> {
    try {
        const answer = await call('get', '/companies/{companyId}/invoice-recipients/deliveries', {
            path: {companyId: companyId()},
            query: {limit: 20, ...(cursor === undefined ? {} : {cursor})},
            signal,
        });
        return answer.body;
    } catch (failure) {
        if (isNotThere(failure)) {
            return {items: [], nextCursor: null};
        }
        throw failure;
    }
}

import type {common} from '../i18n/common';
import type {Role} from '../session/identity';
import type {IconName} from '../ui/icon';

/**
 * The pages. Each is one module that defines one element, loaded when it is first opened. `param` of a path is given to the element as
 * its property of the same name. What has an icon is in the navigation.
 */
export interface Route {
    readonly path: string;
    readonly tag: string;
    readonly title: keyof ReturnType<typeof common>;
    readonly roles: readonly Role[];
    readonly icon?: IconName;
    readonly load: () => Promise<unknown>;
}

export const ROUTES: readonly Route[] = [
    {
        path: '/plan',
        tag: 'plan-page',
        title: 'plan',
        roles: ['owner'],
        icon: 'plan',
        load: () => import('./plan/plan-page'),
    },
    {
        path: '/units',
        tag: 'units-page',
        title: 'units',
        roles: ['owner', 'admin'],
        icon: 'units',
        load: () => import('./units/units-page'),
    },
    {
        path: '/approvals',
        tag: 'approvals-page',
        title: 'approvals',
        roles: ['owner', 'admin'],
        icon: 'approvals',
        load: () => import('./approvals/approvals-page'),
    },
    {
        path: '/invoices',
        tag: 'invoices-page',
        title: 'invoices',
        roles: ['owner'],
        icon: 'invoices',
        load: () => import('./invoices/invoices-page'),
    },
    {
        path: '/invoices/:invoiceId',
        tag: 'invoice-page',
        title: 'invoice',
        roles: ['owner'],
        load: () => import('./invoices/invoice-page'),
    },
    {
        path: '/credit-notes/:creditNoteId',
        tag: 'credit-note-page',
        title: 'creditNote',
        roles: ['owner'],
        load: () => import('./credit-notes/credit-note-page'),
    },
    {
        path: '/seat-log',
        tag: 'seat-log-page',
        title: 'seatLog',
        roles: ['owner'],
        icon: 'seatLog',
        load: () => import('./seat-log/seat-log-page'),
    },
    {
        path: '/guardrails',
        tag: 'guardrails-page',
        title: 'guardrails',
        roles: ['owner'],
        icon: 'guardrails',
        load: () => import('./guardrails/guardrails-page'),
    },
    {
        path: '/commitment',
        tag: 'commitment-page',
        title: 'commitment',
        roles: ['owner'],
        icon: 'commitment',
        load: () => import('./commitment/commitment-page'),
    },
    {
        path: '/recipients',
        tag: 'recipients-page',
        title: 'recipients',
        roles: ['owner'],
        icon: 'recipients',
        load: () => import('./recipients/recipients-page'),
    },
];

import {svg, html, type TemplateResult} from 'lit';

/** Drawn on 20 × 20 with a line of 1.6. They only accompany words, so screen readers pass over them. */
const PATHS = {
    plan: svg`<rect x="3" y="3" width="6" height="6" rx="1.5"/><rect x="11" y="3" width="6" height="6" rx="1.5"/><rect x="3" y="11" width="6" height="6" rx="1.5"/><rect x="11" y="11" width="6" height="6" rx="1.5"/>`,
    units: svg`<circle cx="8" cy="7" r="3"/><path d="M2.5 17c.4-3 2.6-5 5.500-5s5.100 2 5.500 5M13.500 4.500a3 3 0 0 1 0 5M15 12.500c1.500.8 2.300 2.300 2.500 4.500"/>`,
    approvals: svg`<path d="M10 2.500 16 5v4.500c0 3.800-2.500 6.600-6 8-3.500-1.400-6-4.200-6-8V5z"/><path d="m7.500 9.800 1.800 1.800 3.400-3.600"/>`,
    invoices: svg`<path d="M5 2.500h10v15l-2.500-1.500L10 17.500 7.500 16 5 17.500z"/><path d="M8 7h4M8 10.500h4"/>`,
    seatLog: svg`<path d="M3.500 5h.01M3.500 10h.01M3.500 15h.01M7 5h9.500M7 10h9.500M7 15h6"/>`,
    guardrails: svg`<path d="M3 6h8M15 6h2M3 14h2M9 14h8"/><circle cx="13" cy="6" r="2"/><circle cx="7" cy="14" r="2"/>`,
    commitment: svg`<path d="M4 16.500V9M10 16.500v-13M16 16.500V12"/>`,
    recipients: svg`<rect x="2.500" y="4.500" width="15" height="11" rx="2"/><path d="m3 6 7 5 7-5"/>`,
    add: svg`<path d="M10 4v12M4 10h12"/>`,
    swap: svg`<path d="M4 7h11l-3-3M16 13H5l3 3"/>`,
    remove: svg`<path d="M4 6h12M8 6V4h4v2M6 6l.7 10h6.600L14 6"/>`,
    edit: svg`<path d="m4 16 .6-3.200L13 4.400l2.600 2.600-8.400 8.400z"/>`,
    close: svg`<path d="m5 5 10 10M15 5 5 15"/>`,
    check: svg`<path d="m4.500 10.500 3.500 3.500 7.500-8"/>`,
    info: svg`<circle cx="10" cy="10" r="7"/><path d="M10 9v4.500M10 6.500h.01"/>`,
    warning: svg`<path d="M10 3 18 16.500H2z"/><path d="M10 8v4M10 14.200h.01"/>`,
    lock: svg`<rect x="4.500" y="9" width="11" height="8" rx="2"/><path d="M7 9V6.500a3 3 0 0 1 6 0V9"/>`,
    menu: svg`<path d="M3 6h14M3 10h14M3 14h14"/>`,
    search: svg`<circle cx="9" cy="9" r="5"/><path d="m13 13 4 4"/>`,
    download: svg`<path d="M10 3v9M6.500 9l3.500 3.500L13.500 9M4 16.500h12"/>`,
    arrow: svg`<path d="M4 10h12M11 5l5 5-5 5"/>`,
    clock: svg`<circle cx="10" cy="10" r="7"/><path d="M10 6v4.200l2.800 1.600"/>`,
    phone: svg`<path d="M4 3.500h3l1.500 4L6.700 9a10 10 0 0 0 4.300 4.300l1.500-1.800 4 1.500v3c0 .6-.5 1-1 1C9 17 3 11 3 4.500c0-.5.4-1 1-1z"/>`,
} as const;

export type IconName = keyof typeof PATHS;

export function icon(name: IconName): TemplateResult {
    return html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">${PATHS[name]}</svg>`;
}

import {html, svg, type TemplateResult} from 'lit';

import type {PlanUnits} from '../api/types';

/** Seats in use, of those that are paid: within what is included, and beyond. Widths are attributes, which the page's policy allows. */
export function seatMeter(units: PlanUnits, label: string): TemplateResult {
    const all = Math.max(units.paidSeats, units.created, 1);
    const percent = (seats: number): string => `${Math.round((seats / all) * 10_000) / 100}%`;
    const within = Math.min(units.created, units.included);
    return html`<svg class="meter" role="img" aria-label=${label} width="100%" height="10">
        ${svg`<rect class="meter-ground" width="100%" height="10" rx="5"></rect>
        <rect class="meter-extra" width=${percent(units.created)} height="10" rx="5"></rect>
        <rect class="meter-included" width=${percent(within)} height="10" rx="5"></rect>`}
    </svg>`;
}

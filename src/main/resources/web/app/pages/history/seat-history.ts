import {html, nothing, svg, type PropertyValues, type TemplateResult} from 'lit';
import type uPlot from 'uplot';

import {ApiProblem} from '../../api/problem';
import {SeatElement} from '../../element';
import {unitTypesName} from '../../i18n/common';
import {formatLongDay, formatNumber} from '../../i18n/format';
import {live} from '../../live/live-plan';
import {Looks} from '../../live/looks';
import {OnChange} from '../../live/on-change';
import {company} from '../../session/company';
import {Watch} from '../../store';
import {dataTable, day, problemMessage, skeleton} from '../../ui/parts';
import {drawChart, type Curve} from './chart';
import {readHistory, type History, type HistoryPoint} from './history';
import {text} from './messages';

const SPANS = [30, 90, 365] as const;
type Span = (typeof SPANS)[number];

/** Created against included and paid seats over time: a card for the plan's page. Nothing where the service has no history. */
class SeatHistory extends SeatElement {
    static override properties = {
        span: {state: true},
        histories: {state: true},
        failure: {state: true},
    };
    declare span: Span;
    declare histories: readonly History[] | undefined;
    declare failure: unknown;
    readonly #looks = new Looks();
    #charts: uPlot[] = [];
    #width = 0;
    readonly #resized = new ResizeObserver(() => {
        if (this.clientWidth !== this.#width) {
            this.#draw();
        }
    });
    readonly #scheme = matchMedia('(prefers-color-scheme: dark)');
    readonly #repaint = (): void => this.#draw();

    constructor() {
        super();
        this.span = 90;
        new Watch(this, company);
        new OnChange(this, () => this.#load());
    }

    override connectedCallback(): void {
        super.connectedCallback();
        this.#resized.observe(this);
        this.#scheme.addEventListener('change', this.#repaint);
        void this.#load();
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        this.#resized.disconnect();
        this.#scheme.removeEventListener('change', this.#repaint);
        this.#clear();
    }

    async #load(): Promise<void> {
        const types = live.plan.value?.units.map((unit) => unit.type);
        if (types === undefined) {
            // The plan is on its way: its coming is a change.
            return;
        }
        const look = this.#looks.begin();
        const span = this.span;
        try {
            const histories = await Promise.all(types.map((type) => readHistory(type, span)));
            if (span === this.span && this.#looks.takes(look)) {
                this.histories = histories;
                this.failure = undefined;
            }
        } catch (failure) {
            if (this.#looks.isLast(look)) {
                this.failure = failure;
            }
        }
    }

    /** Another time's curves would be taken for this one's. */
    #choose(span: Span): void {
        this.span = span;
        this.histories = undefined;
        this.failure = undefined;
        void this.#load();
    }

    protected override render(): TemplateResult | typeof nothing {
        const isThere = !(this.failure instanceof ApiProblem && this.failure.status === 404);
        if (!isThere) {
            return nothing;
        }
        return html`<section class="card" aria-labelledby="history-heading">
            <div class="card-header">
                <h2 id="history-heading">${text().heading}</h2>
                ${this.#spans()}
            </div>
            <div class="card-body">${this.#content()}</div>
        </section>`;
    }

    #spans(): TemplateResult {
        return html`<fieldset class="segments">
            <legend class="visually-hidden">${text().span}</legend>
            ${SPANS.map(
                (span) => html`<label>
                    <input type="radio" name="span" value=${span} .checked=${span === this.span} @change=${() => this.#choose(span)} />${text()[
                        `days-${span}`
                    ]}
                </label>`,
            )}
        </fieldset>`;
    }

    #content(): TemplateResult {
        if (this.histories === undefined) {
            return html`<div class="history-room">
                ${this.failure === undefined ? skeleton(5) : problemMessage(this.failure, () => void this.#load())}
            </div>`;
        }
        return html`${legend()}
            <div class="histories">${this.histories.map((history) => this.#figure(history))}</div>`;
    }

    #figure(history: History): TemplateResult {
        const type = unitTypesName(history.unitType);
        const last = history.points.at(-1);
        const numbers = curves(undefined).map((curve) => formatNumber(last === undefined ? 0 : curve.of(last)));
        const [paidSeats = '', included = '', created = ''] = numbers;
        return html`<figure class="history">
            <figcaption>${type}</figcaption>
            <div
                class="chart"
                role="img"
                aria-label=${text().summary(type, formatLongDay(history.from), formatLongDay(history.to), created, included, paidSeats)}
            ></div>
            <details>
                <summary>${text().asTable(type)}</summary>
                ${dataTable(
                    text().tableOf(type),
                    [
                        {label: text().day, header: true, cell: (point: HistoryPoint) => day(point.date)},
                        {label: text().created, numeric: true, cell: (point) => formatNumber(point.created)},
                        {label: text().included, numeric: true, cell: (point) => formatNumber(point.included)},
                        {label: text().paidSeats, numeric: true, cell: (point) => formatNumber(point.paidSeats)},
                    ],
                    [...history.points].reverse(),
                )}
            </details>
        </figure>`;
    }

    protected override updated(_changed: PropertyValues): void {
        this.#draw();
    }

    #draw(): void {
        this.#clear();
        this.#width = this.clientWidth;
        const style = getComputedStyle(this);
        const look = {
            curves: curves(style),
            text: style.getPropertyValue('--muted').trim(),
            grid: style.getPropertyValue('--line').trim(),
            font: style.fontFamily,
        };
        const places = this.querySelectorAll<HTMLElement>('.chart');
        this.#charts = (this.histories ?? []).flatMap((history, index) => {
            const place = places[index];
            return place === undefined || place.clientWidth === 0 ? [] : [drawChart(place, history.points, look)];
        });
    }

    #clear(): void {
        this.#charts.forEach((chart) => chart.destroy());
        this.#charts = [];
    }
}

/** From the widest below to the one on top: where lines meet, each is still seen. */
function curves(style: CSSStyleDeclaration | undefined): Curve[] {
    const color = (name: string): string => style?.getPropertyValue(name).trim() ?? '';
    return [
        {name: text().paidSeats, of: (point) => point.paidSeats, color: color('--warning'), dash: [8, 4], width: 4},
        {name: text().included, of: (point) => point.included, color: color('--muted'), dash: [2, 3], width: 2},
        {name: text().created, of: (point) => point.created, color: color('--accent-text'), dash: [], width: 2},
    ];
}

function legend(): TemplateResult {
    const samples = [
        {name: text().created, dash: '', width: 2, kind: 'created'},
        {name: text().included, dash: '2 3', width: 2, kind: 'included'},
        {name: text().paidSeats, dash: '8 4', width: 4, kind: 'paid'},
    ];
    return html`<ul class="legend" aria-hidden="true">
        ${samples.map(
            ({name, dash, width, kind}) => html`<li>
                <svg class="sample sample-${kind}" viewBox="0 0 28 6" focusable="false">
                    ${svg`<line x1="0" y1="3" x2="28" y2="3" stroke-width=${width} stroke-dasharray=${dash === '' ? nothing : dash} />`}
                </svg>
                ${name}
            </li>`,
        )}
    </ul>`;
}

customElements.define('seat-history', SeatHistory);

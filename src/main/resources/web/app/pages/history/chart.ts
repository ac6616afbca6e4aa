import uPlot from 'uplot';

import {formatNumber, formatShortDay} from './formats';
import type {HistoryPoint} from './history';

/** One line of the chart: told apart by its dashes, not by its colour alone. */
export interface Curve {
    readonly name: string;
    readonly of: (point: HistoryPoint) => number;
    readonly color: string;
    readonly dash: readonly number[];
    readonly width: number;
}

export interface Look {
    readonly curves: readonly Curve[];
    readonly text: string;
    readonly grid: string;
    readonly font: string;
}

const HEIGHT = 190;
const DAY_SECONDS = 86_400;
const LABEL_PIXELS = 15;
const LETTER_PIXELS = 7;
/** Below, there is room for the lines' last values only. */
const NARROW_PIXELS = 420;
const TICK_PIXELS = 84;

/** Stepped lines: a count holds until the day on which it changes. */
export function drawChart(into: HTMLElement, points: readonly HistoryPoint[], look: Look): uPlot {
    const width = Math.floor(into.clientWidth);
    const isNarrow = width < NARROW_PIXELS;
    const longest = Math.max(...look.curves.map((curve) => label(curve, points, isNarrow).length));
    const stepped = uPlot.paths.stepped?.({align: 1});
    const font = `12px ${look.font}`;
    const options: uPlot.Options = {
        width,
        height: HEIGHT,
        padding: [10, longest * LETTER_PIXELS + 12, 0, 0],
        legend: {show: false},
        cursor: {show: false},
        scales: {
            x: {time: false},
            y: {range: (_plot, _least, most) => [0, Math.max(4, Math.ceil(most * 1.15))]},
        },
        axes: [
            {
                font,
                stroke: look.text,
                grid: {show: false},
                ticks: {stroke: look.grid, width: 1, size: 4},
                size: 28,
                splits: (plot, _axis, from, to) => daysBetween(from, to, plot.bbox.width / devicePixelRatio),
                values: (_plot, splits) => splits.map((at) => formatShortDay(at * 1000)),
            },
            {
                font,
                stroke: look.text,
                grid: {stroke: look.grid, width: 1},
                ticks: {show: false},
                size: 36,
                gap: 8,
                space: 34,
                incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000],
                values: (_plot, splits) => splits.map(formatNumber),
            },
        ],
        series: [
            {},
            ...look.curves.map((curve) => ({
                stroke: curve.color,
                width: curve.width,
                dash: [...curve.dash],
                points: {show: false},
                ...(stepped === undefined ? {} : {paths: stepped}),
            })),
        ],
        hooks: {draw: [(plot) => drawLabels(plot, points, look, isNarrow)]},
    };
    const data: uPlot.AlignedData = [
        points.map((point) => Date.parse(`${point.date}T00:00:00Z`) / 1000),
        ...look.curves.map((curve) => points.map(curve.of)),
    ];
    return new uPlot(options, data, into);
}

/** The first day and as many after it as can be read. */
function daysBetween(from: number, to: number, width: number): number[] {
    const days = Math.round((to - from) / DAY_SECONDS);
    const step = Math.max(1, Math.ceil(days / Math.max(1, Math.floor(width / TICK_PIXELS))));
    return Array.from({length: Math.floor(days / step) + 1}, (_, index) => from + index * step * DAY_SECONDS);
}

function label(curve: Curve, points: readonly HistoryPoint[], isNarrow: boolean): string {
    const last = points.at(-1);
    const value = last === undefined ? '' : formatNumber(curve.of(last));
    return isNarrow ? value : `${curve.name} ${value}`;
}

/** Beside the end of each line, moved apart where lines meet. */
function drawLabels(plot: uPlot, points: readonly HistoryPoint[], look: Look, isNarrow: boolean): void {
    const last = points.at(-1);
    if (last === undefined) {
        return;
    }
    const ratio = devicePixelRatio;
    const step = LABEL_PIXELS * ratio;
    const labels = look.curves
        .map((curve) => ({text: label(curve, points, isNarrow), color: curve.color, y: plot.valToPos(curve.of(last), 'y', true)}))
        .sort((one, other) => one.y - other.y);
    let least = plot.bbox.top;
    for (const one of labels) {
        one.y = Math.max(one.y, least);
        least = one.y + step;
    }
    let most = plot.bbox.top + plot.bbox.height;
    for (const one of labels.reverse()) {
        one.y = Math.min(one.y, most);
        most = one.y - step;
    }
    const {ctx} = plot;
    ctx.save();
    ctx.font = `600 ${12 * ratio}px ${look.font}`;
    ctx.textAlign = 'left';
    ctx.textBaseline = 'middle';
    for (const one of labels) {
        ctx.fillStyle = one.color;
        ctx.fillText(one.text, plot.bbox.left + plot.bbox.width + 8 * ratio, one.y);
    }
    ctx.restore();
}

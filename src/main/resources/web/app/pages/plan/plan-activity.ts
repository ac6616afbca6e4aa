import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';

import {SeatElement} from '../../element';
import {formatMoney} from '../../i18n/format';
import {activity, type Activity} from '../../live/activity';
import {Watch} from '../../store';
import {icon, type IconName} from '../../ui/icon';
import {emptyState, instant, skeleton, type Content} from '../../ui/parts';
import {texts} from './plan-messages';

const NAMED = 3;

/** Events that happen by themselves: their text is a whole sentence, without the actor in front. */
const WITHOUT_ACTOR: ReadonlySet<string> = new Set(['contract.ended', 'invoice.paid', 'period.rolled_over']);

/** What changed, by whom, and what it cost; newest first. */
class PlanActivity extends SeatElement {
    #isHeard = false;

    constructor() {
        super();
        new Watch(this, activity.latest, activity.failed);
    }

    /** What comes from now on is said; what was there is not. */
    protected override updated(): void {
        if (!this.#isHeard && activity.latest.value !== null) {
            this.#isHeard = true;
            setTimeout(() => this.querySelector('.happened-live')?.setAttribute('aria-live', 'polite'));
        }
    }

    protected override render(): TemplateResult {
        const latest = activity.latest.value;
        return html`<section class="card" aria-labelledby="happened-title">
            <div class="card-header"><h2 id="happened-title">${texts().happened}</h2></div>
            <div class="happened-live" aria-relevant="additions">
                ${latest === null ? (activity.failed.value ? this.#failed() : skeleton(4)) : this.#list(latest)}
            </div>
        </section>`;
    }

    #failed(): TemplateResult {
        return html`<p class="card-body muted">${texts().eventsFailed}</p>`;
    }

    #list(latest: readonly Activity[]): TemplateResult {
        if (latest.length === 0) {
            return emptyState('clock', texts().nothingYet, texts().nothingYetDetail);
        }
        return html`<ol class="happened">
            ${repeat(
                latest,
                (one) => one.sequence,
                (one) => html`<li>
                    <span class="happened-icon">${icon(symbolOf(one))}</span>
                    <div class="happened-what">
                        <p>${sentenceOf(one)}</p>
                        ${one.thresholds.length === 0 ? nothing : html`<p class="muted small">${thresholdOf(one)}</p>`}
                    </div>
                    <p class="happened-cost">${costOf(one)}</p>
                    <p class="happened-when muted small">${instant(one.at)}</p>
                </li>`,
            )}
        </ol>`;
    }
}

function symbolOf(one: Activity): IconName {
    if (one.added.length > 0) {
        return one.removed.length > 0 ? 'swap' : 'add';
    }
    if (one.removed.length > 0) {
        return 'remove';
    }
    return one.invoices.length > 0 ? 'invoices' : one.renamed.length > 0 ? 'edit' : 'info';
}

function sentenceOf(one: Activity): Content {
    const actor = html`<strong>${one.actor}</strong>`;
    if (one.added.length === 1 && one.removed.length === 1) {
        return html`${actor} ${texts().swapped(named(one.removed), named(one.added))}`;
    }
    if (one.added.length > 0) {
        return html`${actor} ${texts().added(named(one.added))}${one.removed.length > 0
            ? html`, ${texts().removed(named(one.removed))}`
            : nothing}`;
    }
    if (one.removed.length > 0) {
        return html`${actor} ${texts().removed(named(one.removed))}`;
    }
    if (one.renamed.length > 0) {
        return html`${actor} ${texts().renamed(named(one.renamed))}`;
    }
    const known = texts() as unknown as Record<string, string | undefined>;
    for (const type of one.others) {
        const text = known[type];
        if (text !== undefined) {
            return WITHOUT_ACTOR.has(type) ? text : html`${actor} ${text}`;
        }
    }
    if (one.invoices.length > 0) {
        return one.invoices.some((invoice) => invoice.isRecurring) ? texts().billed : texts().invoiced;
    }
    return one.creditNotes.length > 0 ? texts().credited : html`${actor}`;
}

function named(names: readonly string[]): string {
    const shown = names.slice(0, NAMED).join(', ');
    return names.length > NAMED ? texts().andMore(shown, names.length - NAMED) : shown;
}

function thresholdOf(one: Activity): string {
    return (['user', 'number'] as const)
        .map((type) => {
            const percents = one.thresholds.filter((threshold) => threshold.unitType === type).map(({percent}) => percent);
            return percents.length === 0
                ? ''
                : texts().threshold(Math.max(...percents), type === 'user' ? texts().forUsers : texts().forNumbers);
        })
        .filter((text) => text !== '')
        .join(' · ');
}

function costOf(one: Activity): Content | Content[] {
    const documents = [
        ...one.invoices.map(
            (invoice) => html`<span>
                <span class="amount">${formatMoney(invoice.total)}</span>
                <a class="nowrap" href="#/invoices/${invoice.id}">${invoice.number}</a>
            </span>`,
        ),
        ...one.creditNotes.map(
            (note) => html`<span>
                <span class="amount">−${formatMoney(note.total)}</span>
                <a class="nowrap" href="#/credit-notes/${note.id}">${note.number}</a>
            </span>`,
        ),
    ];
    if (documents.length > 0) {
        return documents;
    }
    if (one.purchased.length > 0) {
        return one.purchased.map((net) => html`<span>${texts().onNextInvoice(formatMoney(net))}</span>`);
    }
    return one.added.length + one.removed.length > 0 ? html`<span class="muted">${texts().noCharge}</span>` : nothing;
}

customElements.define('plan-activity', PlanActivity);

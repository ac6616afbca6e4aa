import {html, nothing, type TemplateResult} from 'lit';

import {call} from '../../api/client';
import {Pages} from '../../api/pages';
import type {Unit, UnitType} from '../../api/types';
import {SeatElement} from '../../element';
import {common, unitTypesName} from '../../i18n/common';
import {formatNumber} from '../../i18n/format';
import {live} from '../../live/live-plan';
import {Looks} from '../../live/looks';
import {company} from '../../session/company';
import {hasRole} from '../../session/session';
import {Watch} from '../../store';
import {open, type Dialog} from '../../ui/dialog';
import {icon} from '../../ui/icon';
import {dataTable, emptyState, instant, pageHeader, pager, problemMessage, skeleton, type Column} from '../../ui/parts';
import {figure} from '../../ui/seat-figure';
import {AddDialog} from './add-dialog';
import {byName} from './all-units';
import {RemoveDialog} from './remove-dialog';
import {RenameDialog} from './rename-dialog';
import {SwapDialog} from './swap-dialog';
import {typesInContract} from './unit-form';
import {texts} from './unit-messages';

interface Counts {
    readonly created: number;
    readonly free: number;
}

/** Who and what takes seats: for owners and admins, counts and no amounts. */
class UnitsPage extends SeatElement {
    static override properties = {type: {state: true}, search: {state: true}, asked: {state: true}};
    declare type: UnitType;
    declare search: string;
    declare asked: Partial<Record<UnitType, Counts>>;
    #sequence: number | undefined;
    readonly #looks = new Looks();
    readonly #units = new Pages<Unit>(this, async (cursor, signal) => {
        const answer = await call('get', '/units', {
            query: {type: this.type, limit: 200, ...(cursor === undefined ? {} : {cursor})},
            signal,
        });
        return answer.body;
    });

    constructor() {
        super();
        this.type = typesInContract()[0] ?? 'user';
        this.search = '';
        this.asked = {};
        new Watch(this, live.plan, company);
    }

    override connectedCallback(): void {
        super.connectedCallback();
        document.addEventListener('visibilitychange', this.#lookedAtAgain);
        void this.#count();
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        document.removeEventListener('visibilitychange', this.#lookedAtAgain);
    }

    /** An admin's list has no plan to move with. */
    readonly #lookedAtAgain = (): void => {
        if (document.visibilityState === 'visible' && !hasRole('owner')) {
            this.#refresh();
        }
    };

    #refresh(): void {
        void this.#units.refresh();
        void this.#count();
    }

    protected override render(): TemplateResult {
        this.#follow();
        const shown = this.#shown();
        return html`
            ${pageHeader(
                texts().title,
                texts().lead,
                html`<button type="button" class="button primary" @click=${() => this.#open(new AddDialog(this.type))}>
                    ${icon('add')} ${texts().add}
                </button>`,
            )}
            <section class="card" aria-label=${unitTypesName(this.type)}>
                <div class="toolbar">
                    <fieldset class="segments">
                        <legend class="visually-hidden">${texts().kind}</legend>
                        ${typesInContract().map(
                            (type) =>
                                html`<label>
                                    <input
                                        type="radio"
                                        name="kind"
                                        .checked=${type === this.type}
                                        @change=${() => this.#choose(type)}
                                    />
                                    ${unitTypesName(type)}
                                </label>`,
                        )}
                    </fieldset>
                    <div class="search">
                        ${icon('search')}
                        <label class="visually-hidden" for="unit-search">${texts().search}</label>
                        <input
                            id="unit-search"
                            type="search"
                            autocomplete="off"
                            placeholder=${texts().searchHint}
                            .value=${this.search}
                            @input=${(event: Event) => (this.search = (event.target as HTMLInputElement).value)}
                        />
                    </div>
                    ${this.#countsOf(this.type)}
                </div>
                ${problemMessage(this.#units.failure, () => void this.#units.retry())}
                ${this.#units.loaded ? this.#list(shown) : this.#units.failure === null ? skeleton(8) : nothing}
                ${this.#units.loaded ? pager(this.#units) : nothing}
            </section>
        `;
    }

    #list(shown: readonly Unit[]): TemplateResult {
        if (this.#units.items.length === 0) {
            return emptyState('units', texts().noneYet, texts().noneYetDetail);
        }
        if (shown.length === 0) {
            return emptyState('search', texts().noMatch, texts().noMatchDetail);
        }
        return dataTable(unitTypesName(this.type), this.#columns(), shown);
    }

    #columns(): Column<Unit>[] {
        return [
            {label: common().name, header: true, cell: (unit) => unit.name},
            {label: texts().contact, cell: (unit) => unit.email ?? unit.phoneNumber ?? html`<span class="muted">—</span>`},
            {label: texts().costCenter, cell: (unit) => unit.costCenter ?? html`<span class="muted">—</span>`},
            {label: texts().since, cell: (unit) => instant(unit.createdAt)},
            {
                label: common().actions,
                silent: true,
                cell: (unit) =>
                    html`<div class="row-actions">
                        ${this.#action('edit', texts().renameWhom(unit.name), () => new RenameDialog(unit))}
                        ${this.#action('swap', texts().swapWhom(unit.name), () => new SwapDialog({}, unit))}
                        ${this.#action('remove', texts().removeWhom(unit.name), () => new RemoveDialog(unit))}
                    </div>`,
            },
        ];
    }

    #action(symbol: 'edit' | 'swap' | 'remove', label: string, dialog: () => Dialog): TemplateResult {
        return html`<button
            type="button"
            class="icon-button"
            aria-label=${label}
            title=${label}
            @click=${() => this.#open(dialog())}
        >
            ${icon(symbol)}
        </button>`;
    }

    /** Whatever became of it: what was sent and not answered may have been done. */
    #open(dialog: Dialog): void {
        dialog.addEventListener('closed', () => {
            if (this.isConnected) {
                this.#refresh();
            }
        });
        open(dialog);
    }

    #shown(): readonly Unit[] {
        const wanted = this.search.trim().toLocaleLowerCase();
        return this.#units.items
            .filter((unit) => [unit.name, unit.email, unit.phoneNumber].some((text) => text?.toLocaleLowerCase().includes(wanted)))
            .sort(byName);
    }

    #choose(type: UnitType): void {
        this.type = type;
        this.#units.loaded = false;
        void this.#units.reload();
    }

    /** An owner's list moves with the plan. */
    #follow(): void {
        const sequence = live.plan.value?.sequence;
        if (this.#sequence !== undefined && sequence !== undefined && sequence !== this.#sequence) {
            void this.#units.refresh();
        }
        this.#sequence = sequence;
    }

    #countsOf(type: UnitType): TemplateResult | typeof nothing {
        const counts = this.#planned(type) ?? this.asked[type];
        if (counts === undefined) {
            return html`<p class="counts"></p>`;
        }
        const included = company.value?.contract.units.find((one) => one.type === type)?.included;
        return html`<p class="counts" aria-label=${texts().counts}>
            <span><strong>${figure(formatNumber(counts.created))}</strong> ${texts().exists}</span>
            ${included === undefined
                ? nothing
                : html`<span><strong>${figure(formatNumber(included))}</strong> ${texts().included}</span>`}
            <span><strong>${figure(formatNumber(counts.free))}</strong> ${texts().freeSeats}</span>
        </p>`;
    }

    #planned(type: UnitType): Counts | undefined {
        const units = live.plan.value?.units.find((one) => one.type === type);
        return units === undefined ? undefined : {created: units.created, free: units.freeSeats};
    }

    /**
     * Admins may not read the plan. A preview tells the counts as they would be with one more: before it, one less exists, and what would
     * be billed finds no seat free.
     */
    async #count(): Promise<void> {
        if (hasRole('owner')) {
            return;
        }
        const look = this.#looks.begin();
        for (const type of typesInContract()) {
            try {
                const {body: preview} = await call('post', '/units/preview', {body: {type, name: '?'}});
                const seats = preview.seats.find((one) => one.type === type);
                if (seats !== undefined && this.#looks.isLast(look)) {
                    const free = preview.wouldCharge ? 0 : seats.freeSeats + 1;
                    this.asked = {...this.asked, [type]: {created: seats.created - 1, free}};
                }
            } catch {
                // No counts where nothing may be added.
            }
        }
    }
}

customElements.define('units-page', UnitsPage);

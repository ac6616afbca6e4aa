import {html, nothing, type TemplateResult} from 'lit';

import {Intent, call} from '../../api/client';
import type {Unit, UnitType} from '../../api/types';
import {common} from '../../i18n/common';
import {live} from '../../live/live-plan';
import {Dialog} from '../../ui/dialog';
import {icon} from '../../ui/icon';
import {problemMessage} from '../../ui/parts';
import {toast} from '../../ui/toast';
import {listUnits} from './all-units';
import {EMPTY_DRAFT, bodyOf, draftFields, typeChoice, typesInContract, type UnitDraft} from './unit-form';
import {texts} from './unit-messages';

interface Swap {
    readonly left: Unit;
    readonly came: ReturnType<typeof bodyOf>;
}

/** One leaves, another takes the seat: one step that never bills. */
export class SwapDialog extends Dialog {
    static override properties = {
        draft: {state: true},
        units: {state: true},
        leaving: {state: true},
        isSending: {state: true},
        listFailure: {state: true},
        failure: {state: true},
    };
    declare draft: UnitDraft;
    declare units: readonly Unit[] | undefined;
    declare leaving: string;
    declare isSending: boolean;
    /** Why nobody can be chosen. */
    declare listFailure: unknown;
    declare failure: unknown;
    readonly #intent = new Intent<Swap>();
    readonly #given: Unit | undefined;
    #abort = new AbortController();

    /**
     * @param draft whoever comes, as far as it is known
     * @param leaving whoever leaves, if that is decided
     */
    constructor(draft: Partial<UnitDraft> = {}, leaving?: Unit) {
        super();
        this.draft = {...EMPTY_DRAFT, type: typesInContract()[0] ?? 'user', ...draft, ...(leaving === undefined ? {} : {type: leaving.type})};
        this.#given = leaving;
        this.leaving = leaving?.id ?? '';
        this.isSending = false;
    }

    override connectedCallback(): void {
        super.connectedCallback();
        void this.#load(this.draft.type);
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        this.#abort.abort();
    }

    async #load(type: UnitType): Promise<void> {
        this.#abort.abort();
        const abort = (this.#abort = new AbortController());
        this.listFailure = undefined;
        this.units = this.#given === undefined ? undefined : [this.#given];
        if (this.#given !== undefined) {
            return;
        }
        try {
            const units = await listUnits(type, abort.signal);
            if (!abort.signal.aborted) {
                this.units = units;
            }
        } catch (failure) {
            if (!abort.signal.aborted) {
                this.listFailure = failure;
            }
        }
    }

    protected override heading(): string {
        return this.#given === undefined ? texts().swapHeading : texts().swapWhom(this.#given.name);
    }

    protected override isBusy(): boolean {
        return this.isSending;
    }

    /** Nothing else can be asked for before it is known what became of what was. */
    #isFixed(): boolean {
        return this.isSending || this.#intent.open !== undefined;
    }

    protected override body(): TemplateResult {
        return html`<form class="dialog-body" @submit=${this.#submit}>
            <p class="muted">${texts().swapLead}</p>
            ${this.#given === undefined ? typeChoice(this.draft.type, (type) => this.#choose(type), this.#isFixed()) : nothing}
            ${this.#given === undefined ? this.#leavingField() : nothing}
            ${draftFields(this.draft, (draft) => (this.draft = draft), {
                nameLabel: texts().comes,
                autofocus: this.#given !== undefined,
                disabled: this.#isFixed(),
            })}
            <div class="notice notice-success">
                ${icon('check')}
                <div><p class="notice-title">${texts().nothingToPay}</p></div>
            </div>
            ${problemMessage(this.failure)}
            ${this.#intent.open === undefined || this.isSending ? nothing : html`<p>${texts().unanswered}</p>`}
            <div class="dialog-actions">
                <button type="button" class="button" ?disabled=${this.isSending} @click=${() => this.dismiss()}>${common().cancel}</button>
                <button type="submit" class="button primary" ?disabled=${this.isSending}>${texts().swapForNothing}</button>
            </div>
        </form>`;
    }

    #leavingField(): TemplateResult {
        const isLoading = this.units === undefined && this.listFailure === undefined;
        return html`<div class="field">
            <label for="swap-leaving">${texts().leaves}</label>
            <select
                id="swap-leaving"
                required
                data-autofocus
                ?disabled=${this.units === undefined || this.#isFixed()}
                @change=${(event: Event) => (this.leaving = (event.target as HTMLSelectElement).value)}
            >
                <option value="" ?selected=${this.leaving === ''}>
                    ${isLoading ? common().loading : this.units?.length === 0 ? texts().nobodyToSwap : '—'}
                </option>
                ${this.units?.map(
                    (unit) => html`<option value=${unit.id} ?selected=${unit.id === this.leaving}>${unit.name}</option>`,
                )}
            </select>
            ${problemMessage(this.listFailure, () => void this.#load(this.draft.type))}
        </div>`;
    }

    #choose(type: UnitType): void {
        this.draft = {...this.draft, type};
        this.leaving = '';
        this.failure = undefined;
        void this.#load(type);
    }

    readonly #submit = async (event: Event): Promise<void> => {
        event.preventDefault();
        const left = this.units?.find((unit) => unit.id === this.leaving);
        if (this.isSending || left === undefined) {
            return;
        }
        this.isSending = true;
        this.failure = undefined;
        try {
            const {came} = await this.#intent.send({left, came: bodyOf(this.draft)}, async (swap, key) => {
                await call('post', '/units/{unitId}/replacement', {path: {unitId: swap.left.id}, body: swap.came, key});
                return swap;
            });
            toast({tone: 'success', text: texts().swapped(left.name, came.name)});
            void live.refresh();
            this.close();
        } catch (failure) {
            this.failure = failure;
        }
        this.isSending = false;
    };
}

customElements.define('swap-dialog', SwapDialog);

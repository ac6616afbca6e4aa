import {html, nothing, type TemplateResult} from 'lit';

import {call} from '../../api/client';
import {ApiProblem} from '../../api/problem';
import type {Schemas, UnitType} from '../../api/types';
import {SeatElement} from '../../element';
import {common, unitTypesName} from '../../i18n/common';
import {OnChange} from '../../live/on-change';
import {companyId} from '../../session/session';
import {icon} from '../../ui/icon';
import {pageHeader, problemMessage, skeleton} from '../../ui/parts';
import {toast} from '../../ui/toast';
import {text} from './messages';

type Policy = Schemas['GuardrailPolicy'];

/** As it is in the form: a maximum is text until it is saved. */
interface Draft {
    readonly type: UnitType;
    readonly policy: Policy;
    readonly maximum: string;
}

const POLICIES: readonly Policy[] = ['allow', 'require_approval', 'block'];
const GREATEST = 1_000_000;

/** Owners rule on adds that would be charged (R34). What is saved is only saved over what was seen. */
class GuardrailsPage extends SeatElement {
    static override properties = {
        saved: {state: true},
        drafts: {state: true},
        saving: {state: true},
        isConflict: {state: true},
        isChecked: {state: true},
        failure: {state: true},
    };
    /** What holds. */
    declare saved: readonly Draft[] | undefined;
    declare drafts: readonly Draft[];
    declare saving: boolean;
    declare isConflict: boolean;
    /** Errors are told once somebody has tried to save. */
    declare isChecked: boolean;
    declare failure: unknown;
    #etag = '';
    /** Counts what is taken: a look that began before the last of it is older than what is shown. */
    #taken = 0;

    constructor() {
        super();
        this.drafts = [];
        this.saving = false;
        this.isConflict = false;
        this.isChecked = false;
        new OnChange(this, async () => {
            // What somebody is just changing stays: saving it will tell of the conflict.
            if (!this.#isChanged() && !this.saving) {
                await this.#load();
            }
        });
    }

    override connectedCallback(): void {
        super.connectedCallback();
        void this.#load();
    }

    /**
     * @param evenIfChanged also over what somebody has changed
     * @returns whether what holds is what is shown now
     */
    async #load(evenIfChanged = false): Promise<boolean> {
        const taken = ++this.#taken;
        const before = this.drafts;
        try {
            const answer = await call('get', '/companies/{companyId}/plan/guardrails', {path: {companyId: companyId()}});
            // Unless somebody has begun to change them while they were on their way.
            if (taken !== this.#taken || (before !== this.drafts && !evenIfChanged)) {
                return false;
            }
            this.#take(answer.body, answer.etag);
            this.failure = undefined;
            return true;
        } catch (failure) {
            if (taken === this.#taken) {
                this.failure = failure;
            }
            return false;
        }
    }

    #take(guardrails: Schemas['Guardrails'], etag: string | null): void {
        this.#taken += 1;
        this.#etag = etag ?? '';
        this.saved = guardrails.units.map(({type, policy, maxAdditional}) => ({
            type,
            policy,
            maximum: maxAdditional === null ? '' : String(maxAdditional),
        }));
        this.drafts = this.saved;
        this.isChecked = false;
    }

    /** Back to what holds: somebody else may have changed it meanwhile. */
    #discard(): void {
        this.drafts = this.saved ?? [];
        this.isConflict = false;
        void this.#load();
    }

    #isChanged(): boolean {
        return JSON.stringify(this.drafts) !== JSON.stringify(this.saved ?? []);
    }

    #change(type: UnitType, change: Partial<Draft>): void {
        this.drafts = this.drafts.map((draft) => (draft.type === type ? {...draft, ...change} : draft));
        this.isConflict = false;
    }

    async #save(event: Event): Promise<void> {
        event.preventDefault();
        this.isChecked = true;
        if (this.drafts.some((draft) => !isValid(draft.maximum))) {
            await this.updateComplete;
            this.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
            return;
        }
        if (this.saving) {
            return;
        }
        this.saving = true;
        this.isConflict = false;
        const sent = this.drafts;
        try {
            const answer = await call('put', '/companies/{companyId}/plan/guardrails', {
                path: {companyId: companyId()},
                ifMatch: this.#etag,
                body: {
                    units: sent.map(({type, policy, maximum}) => ({
                        type,
                        policy,
                        maxAdditional: maximum.trim() === '' ? null : Number(maximum),
                    })),
                },
            });
            const meanwhile = this.drafts;
            this.#take(answer.body, answer.etag);
            if (meanwhile !== sent) {
                // What somebody has changed since stays to be saved.
                this.drafts = meanwhile;
            }
            this.failure = undefined;
            toast({tone: 'success', text: text().saved});
        } catch (failure) {
            if (failure instanceof ApiProblem && failure.status === 412) {
                await this.#lookWhatHolds(sent);
            } else {
                this.failure = failure;
            }
        }
        this.saving = false;
    }

    /** It may be what was sent: an answer that was lost is asked for by saving again. */
    async #lookWhatHolds(sent: readonly Draft[]): Promise<void> {
        if (await this.#load(true)) {
            this.isConflict = JSON.stringify(this.saved) !== JSON.stringify(sent);
            if (!this.isConflict) {
                toast({tone: 'success', text: text().saved});
            }
        }
    }

    protected override render(): TemplateResult {
        return html`${pageHeader(common().guardrails, text().lead)} ${this.saved === undefined ? this.#room() : this.#form()}`;
    }

    #room(): TemplateResult {
        return html`<div class="card list-room">
            ${this.failure === undefined
                ? skeleton(8)
                : html`<div class="card-body">${problemMessage(this.failure, () => void this.#load())}</div>`}
        </div>`;
    }

    #form(): TemplateResult {
        const isChanged = this.#isChanged();
        return html`<form class="stack" novalidate @submit=${(event: Event) => void this.#save(event)}>
            ${this.isConflict
                ? html`<div class="notice notice-warning" role="alert">
                      ${icon('warning')}
                      <div>
                          <p class="notice-title">${text().conflict}</p>
                          <p>${text().conflictDetail}</p>
                      </div>
                  </div>`
                : nothing}
            <div class="side-by-side">${this.drafts.map((draft) => this.#card(draft))}</div>
            ${problemMessage(this.failure)}
            <div class="form-actions">
                <button type="submit" class="button primary" aria-disabled=${!isChanged || this.saving ? 'true' : nothing}>
                    ${text().save}
                </button>
                ${isChanged
                    ? html`<button type="button" class="button" @click=${() => this.#discard()}>
                          ${text().discard}
                      </button>`
                    : nothing}
            </div>
        </form>`;
    }

    #card(draft: Draft): TemplateResult {
        const isWrong = this.isChecked && !isValid(draft.maximum);
        return html`<section class="card card-body stack" aria-labelledby="guardrail-${draft.type}">
            <h2 id="guardrail-${draft.type}">${unitTypesName(draft.type)}</h2>
            <fieldset class="choices">
                <legend class="field-label">${text().question(draft.type)}</legend>
                ${POLICIES.map(
                    (policy) => html`<div class="choice">
                        <input
                            type="radio"
                            id="${draft.type}-${policy}"
                            name=${draft.type}
                            value=${policy}
                            aria-describedby="${draft.type}-${policy}-detail"
                            .checked=${policy === draft.policy}
                            @change=${() => this.#change(draft.type, {policy})}
                        />
                        <label for="${draft.type}-${policy}">${text()[policy]}</label>
                        <p id="${draft.type}-${policy}-detail" class="field-hint">${text()[`${policy}Detail`]}</p>
                    </div>`,
                )}
            </fieldset>
            <div class="field">
                <label for="maximum-${draft.type}">${text().maximum(draft.type)}</label>
                <input
                    class="short"
                    id="maximum-${draft.type}"
                    inputmode="numeric"
                    autocomplete="off"
                    maxlength="7"
                    aria-describedby="maximum-${draft.type}-detail maximum-${draft.type}-error"
                    aria-invalid=${isWrong ? 'true' : 'false'}
                    .value=${draft.maximum}
                    @input=${(event: Event) => this.#change(draft.type, {maximum: (event.target as HTMLInputElement).value})}
                />
                <p id="maximum-${draft.type}-detail" class="field-hint">${text().maximumDetail}</p>
                <p id="maximum-${draft.type}-error" class="field-error" role="alert">${isWrong ? text().maximumInvalid : ''}</p>
            </div>
        </section>`;
    }
}

function isValid(maximum: string): boolean {
    const given = maximum.trim();
    return given === '' || (/^\d+$/.test(given) && Number(given) <= GREATEST);
}

customElements.define('guardrails-page', GuardrailsPage);

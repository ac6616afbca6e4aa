import {html, nothing, type TemplateResult} from 'lit';

import {Intent, call, type Answer} from '../../api/client';
import {ApiProblem} from '../../api/problem';
import type {Schemas, UnitType} from '../../api/types';
import {SeatElement} from '../../element';
import {common, unitTypesName} from '../../i18n/common';
import {Looks} from '../../live/looks';
import {OnChange} from '../../live/on-change';
import type {Identity} from '../../session/identity';
import {companyId, identity} from '../../session/session';
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
const GUARDRAILS = '/companies/{companyId}/plan/guardrails';

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
    readonly #looks = new Looks();
    /** Something has happened that was not looked at, because somebody was changing what is shown. */
    #isBehind = false;
    /** What was sent and may have been saved: nobody knows. */
    #unanswered: readonly Draft[] | undefined;

    constructor() {
        super();
        this.drafts = [];
        this.saving = false;
        this.isConflict = false;
        this.isChecked = false;
        new OnChange(this, async () => {
            // What somebody is just changing stays: saving it will tell of the conflict.
            this.#isBehind = true;
            await this.#catchUp();
        });
    }

    override connectedCallback(): void {
        super.connectedCallback();
        void this.#load();
    }

    async #catchUp(): Promise<void> {
        if (this.#isBehind && !this.saving && !this.#isChanged()) {
            await this.#load();
        }
    }

    async #load(): Promise<void> {
        const look = this.#looks.begin();
        try {
            const answer = await this.#read();
            if (!this.#isChanged() && this.#looks.takes(look)) {
                this.#take(answer.body, answer.etag);
            }
        } catch (failure) {
            if (this.#looks.isLast(look)) {
                this.failure = failure;
            }
        }
    }

    #read(): Promise<Answer<typeof GUARDRAILS, 'get'>> {
        return call('get', GUARDRAILS, {path: {companyId: companyId()}});
    }

    #take(guardrails: Schemas['Guardrails'], etag: string | null): void {
        this.#etag = etag ?? '';
        this.#isBehind = false;
        this.#unanswered = undefined;
        this.saved = guardrails.units.map(({type, policy, maxAdditional}) => ({
            type,
            policy,
            maximum: maxAdditional === null ? '' : String(maxAdditional),
        }));
        this.drafts = this.saved;
        this.isChecked = false;
        this.failure = undefined;
    }

    /** Back to what holds: somebody else may have changed it meanwhile. */
    #discard(): void {
        if (this.saving) {
            return;
        }
        this.drafts = this.saved ?? [];
        this.isConflict = false;
        void this.#load();
    }

    #isChanged(): boolean {
        return !isSame(this.drafts, this.saved ?? []);
    }

    #change(type: UnitType, change: Partial<Draft>): void {
        this.drafts = this.drafts.map((draft) => (draft.type === type ? {...draft, ...change} : draft));
        this.isConflict = false;
        void this.#catchUp();
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
        try {
            await this.#write(this.drafts);
        } catch (failure) {
            this.failure = failure;
        }
        this.saving = false;
        void this.#catchUp();
    }

    async #write(sent: readonly Draft[]): Promise<void> {
        const owner = identity();
        try {
            const answer = await call('put', GUARDRAILS, {
                path: {companyId: companyId()},
                ifMatch: this.#etag,
                body: {units: sent.map(({type, policy, maximum}) => ({type, policy, maxAdditional: numberIn(maximum)}))},
            });
            this.#keep(answer, sent, owner);
        } catch (failure) {
            if (failure instanceof ApiProblem && failure.status === 412) {
                await this.#lookWhatHolds(sent, owner);
                return;
            }
            if (Intent.isOpen(failure)) {
                this.#unanswered = sent;
            }
            throw failure;
        }
    }

    /** What somebody has changed since stays, to be saved. */
    #keep(answer: Answer<typeof GUARDRAILS, 'get'>, sent: readonly Draft[], owner: Identity | undefined): void {
        const meanwhile = this.drafts;
        this.#looks.takes(this.#looks.begin());
        this.#take(answer.body, answer.etag);
        if (meanwhile !== sent) {
            this.drafts = meanwhile;
        }
        if (identity() === owner) {
            toast({tone: 'success', text: text().saved});
        }
    }

    /** It may be what was sent, here, and never answered: then nobody else has changed anything. */
    async #lookWhatHolds(sent: readonly Draft[], owner: Identity | undefined): Promise<void> {
        const unanswered = this.#unanswered;
        const look = this.#looks.begin();
        const answer = await this.#read();
        const meanwhile = this.drafts;
        this.#looks.takes(look);
        this.#take(answer.body, answer.etag);
        const holds = this.drafts;
        if (isSame(holds, sent)) {
            this.drafts = meanwhile;
            this.#keep(answer, sent, owner);
        } else if (unanswered !== undefined && isSame(holds, unanswered)) {
            this.drafts = meanwhile;
            await this.#write(sent);
        } else {
            this.isConflict = true;
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
            ${problemMessage(this.failure, isChanged ? undefined : () => void this.#load())}
            <div class="form-actions">
                <button type="submit" class="button primary" aria-disabled=${!isChanged || this.saving ? 'true' : nothing}>
                    ${text().save}
                </button>
                ${isChanged
                    ? html`<button
                          type="button"
                          class="button"
                          aria-disabled=${this.saving ? 'true' : nothing}
                          @click=${() => this.#discard()}
                      >
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

/** Nothing: no maximum. */
function numberIn(maximum: string): number | null {
    return maximum.trim() === '' ? null : Number(maximum);
}

/** Whether they say the same, however it is written. */
function isSame(some: readonly Draft[], others: readonly Draft[]): boolean {
    const said = (drafts: readonly Draft[]): string =>
        JSON.stringify(drafts.map(({type, policy, maximum}) => [type, policy, isValid(maximum) ? numberIn(maximum) : maximum]));
    return said(some) === said(others);
}

customElements.define('guardrails-page', GuardrailsPage);

import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';

import type {UnitType} from '../../api/types';
import {common, unitTypeName} from '../../i18n/common';
import {company} from '../../session/company';
import {texts} from './unit-messages';

/** What is asked about whoever comes. */
export interface UnitDraft {
    readonly type: UnitType;
    readonly name: string;
    readonly email: string;
    readonly phoneNumber: string;
    readonly costCenter: string;
}

export const EMPTY_DRAFT: UnitDraft = {type: 'user', name: '', email: '', phoneNumber: '', costCenter: ''};

const E164 = /^\+[1-9][0-9]{1,14}$/;

/** As the service takes it; what people put between the digits is left out. */
export function bodyOf(draft: UnitDraft): {name: string; email?: string; phoneNumber?: string; costCenter?: string} {
    const phoneNumber = digitsOf(draft.phoneNumber);
    const costCenter = draft.costCenter.trim();
    return {
        name: draft.name.trim(),
        ...(draft.type === 'user' && draft.email.trim() !== '' ? {email: draft.email.trim()} : {}),
        ...(draft.type === 'number' && phoneNumber !== '' ? {phoneNumber} : {}),
        ...(costCenter === '' ? {} : {costCenter}),
    };
}

export function isPhoneNumber(value: string): boolean {
    return E164.test(digitsOf(value));
}

function digitsOf(value: string): string {
    return value.replace(/[\s().-]/g, '');
}

const TYPES: readonly UnitType[] = ['user', 'number'];

/** What the contract has; everything until that is known. */
export function typesInContract(): readonly UnitType[] {
    const units = company.value?.contract.units;
    return units === undefined ? TYPES : TYPES.filter((type) => units.some((one) => one.type === type));
}

export function typeChoice(
    chosen: UnitType,
    choose: (type: UnitType) => void,
    isDisabled = false,
): TemplateResult | typeof nothing {
    const types = typesInContract();
    if (types.length === 1 && types[0] === chosen) {
        return nothing;
    }
    return html`<fieldset class="segments" ?disabled=${isDisabled}>
        <legend class="visually-hidden">${texts().type}</legend>
        ${types.map(
            (type) =>
                html`<label>
                    <input type="radio" name="type" value=${type} .checked=${live(type === chosen)} @change=${() => choose(type)} />
                    ${unitTypeName(type)}
                </label>`,
        )}
    </fieldset>`;
}

export function draftFields(
    draft: UnitDraft,
    change: (draft: UnitDraft) => void,
    options: {readonly nameLabel?: string; readonly autofocus?: boolean; readonly disabled?: boolean} = {},
): TemplateResult {
    const isDisabled = options.disabled ?? false;
    return html`<div class="field">
            <label for="unit-name">${options.nameLabel ?? common().name}</label>
            <input
                id="unit-name"
                name="name"
                required
                maxlength="200"
                autocomplete="off"
                ?data-autofocus=${options.autofocus ?? false}
                ?disabled=${isDisabled}
                .value=${live(draft.name)}
                @input=${(event: Event) => change({...draft, name: valueOf(event)})}
            />
        </div>
        ${draft.type === 'user' ? emailField(draft, change, isDisabled) : phoneField(draft, change, isDisabled)}
        ${costCenterField(draft, change, isDisabled)}`;
}

function emailField(draft: UnitDraft, change: (draft: UnitDraft) => void, isDisabled: boolean): TemplateResult {
    return html`<div class="field">
        <label for="unit-email">${texts().email}</label>
        <input
            id="unit-email"
            name="email"
            type="email"
            maxlength="254"
            autocomplete="off"
            ?disabled=${isDisabled}
            .value=${live(draft.email)}
            @input=${(event: Event) => change({...draft, email: valueOf(event)})}
        />
    </div>`;
}

function phoneField(draft: UnitDraft, change: (draft: UnitDraft) => void, isDisabled: boolean): TemplateResult {
    const isWrong = draft.phoneNumber !== '' && !isPhoneNumber(draft.phoneNumber);
    return html`<div class="field">
        <label for="unit-phone">${texts().phoneNumber}</label>
        <input
            id="unit-phone"
            name="phoneNumber"
            type="tel"
            autocomplete="off"
            ?disabled=${isDisabled}
            aria-describedby="unit-phone-hint"
            .value=${live(draft.phoneNumber)}
            @input=${(event: Event) => {
                const input = event.target as HTMLInputElement;
                const isValid = input.value === '' || isPhoneNumber(input.value);
                input.setCustomValidity(isValid ? '' : texts().phoneInvalid);
                change({...draft, phoneNumber: input.value});
            }}
        />
        <p id="unit-phone-hint" class="field-hint">${isWrong ? texts().phoneInvalid : texts().phoneHint}</p>
    </div>`;
}

function costCenterField(draft: UnitDraft, change: (draft: UnitDraft) => void, isDisabled: boolean): TemplateResult {
    return html`<div class="field">
        <label for="unit-cost-center">${texts().costCenterOptional}</label>
        <input
            id="unit-cost-center"
            name="costCenter"
            maxlength="100"
            autocomplete="off"
            ?disabled=${isDisabled}
            .value=${live(draft.costCenter)}
            @input=${(event: Event) => change({...draft, costCenter: valueOf(event)})}
        />
    </div>`;
}

function valueOf(event: Event): string {
    return (event.target as HTMLInputElement).value;
}


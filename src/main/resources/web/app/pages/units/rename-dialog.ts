import {html, type TemplateResult} from 'lit';

import {call} from '../../api/client';
import type {Unit} from '../../api/types';
import {common} from '../../i18n/common';
import {live} from '../../live/live-plan';
import {Dialog} from '../../ui/dialog';
import {problemMessage} from '../../ui/parts';
import {toast} from '../../ui/toast';
import {bodyOf, draftFields, type UnitDraft} from './unit-form';
import {texts} from './unit-messages';

/** Calls a unit otherwise, if it is still what was read when the dialog was opened. */
export class RenameDialog extends Dialog {
    static override properties = {draft: {state: true}, isSending: {state: true}, failure: {state: true}};
    declare draft: UnitDraft;
    declare isSending: boolean;
    declare failure: unknown;
    readonly #unit: Unit;
    /** What the fields were filled with: what differs from it, somebody has changed here. */
    #filled: UnitDraft;
    #etag: Promise<string | null>;

    constructor(unit: Unit) {
        super();
        this.#unit = unit;
        this.#filled = draftOf(unit);
        this.draft = this.#filled;
        this.isSending = false;
        this.#etag = this.#read();
    }

    /** What the list showed may be old: fields that nobody has touched are filled with what is true now. */
    async #read(): Promise<string | null> {
        try {
            const answer = await call('get', '/units/{unitId}', {path: {unitId: this.#unit.id}});
            this.#fill(draftOf(answer.body));
            return answer.etag;
        } catch (failure) {
            this.failure = failure;
            return null;
        }
    }

    #fill(fresh: UnitDraft): void {
        const {draft} = this;
        const filled = this.#filled;
        this.#filled = fresh;
        this.draft = {
            ...fresh,
            name: draft.name === filled.name ? fresh.name : draft.name,
            email: draft.email === filled.email ? fresh.email : draft.email,
            phoneNumber: draft.phoneNumber === filled.phoneNumber ? fresh.phoneNumber : draft.phoneNumber,
            costCenter: draft.costCenter === filled.costCenter ? fresh.costCenter : draft.costCenter,
        };
    }

    /** What is absent stays as it is. */
    #changes(): Partial<ReturnType<typeof bodyOf>> {
        const before = bodyOf(this.#filled);
        const {name, email, phoneNumber, costCenter} = bodyOf(this.draft);
        return {
            ...(name === before.name ? {} : {name}),
            ...(email === undefined || email === before.email ? {} : {email}),
            ...(phoneNumber === undefined || phoneNumber === before.phoneNumber ? {} : {phoneNumber}),
            ...(costCenter === undefined || costCenter === before.costCenter ? {} : {costCenter}),
        };
    }

    protected override heading(): string {
        return texts().renameWhom(this.#unit.name);
    }

    protected override isBusy(): boolean {
        return this.isSending;
    }

    protected override body(): TemplateResult {
        return html`<form class="dialog-body" @submit=${this.#submit}>
            ${draftFields(this.draft, (draft) => (this.draft = draft), {autofocus: true})} ${problemMessage(this.failure)}
            <div class="dialog-actions">
                <button type="button" class="button" ?disabled=${this.isSending} @click=${() => this.dismiss()}>${common().cancel}</button>
                <button type="submit" class="button primary" ?disabled=${this.isSending}>${common().save}</button>
            </div>
        </form>`;
    }

    readonly #submit = async (event: Event): Promise<void> => {
        event.preventDefault();
        if (this.isSending) {
            return;
        }
        this.isSending = true;
        this.failure = undefined;
        let etag = await this.#etag;
        if (etag === null) {
            etag = await (this.#etag = this.#read());
        }
        if (etag !== null) {
            try {
                const body = this.#changes();
                if (Object.keys(body).length === 0) {
                    this.close();
                    return;
                }
                await call('patch', '/units/{unitId}', {path: {unitId: this.#unit.id}, body, ifMatch: etag});
                toast({tone: 'success', text: texts().renamed(this.draft.name.trim())});
                void live.refresh();
                this.close();
            } catch (failure) {
                this.failure = failure;
                this.#etag = this.#read().finally(() => (this.failure = failure));
            }
        }
        this.isSending = false;
    };
}

function draftOf(unit: Pick<Unit, 'type' | 'name' | 'email' | 'phoneNumber' | 'costCenter'>): UnitDraft {
    return {
        type: unit.type,
        name: unit.name,
        email: unit.email ?? '',
        phoneNumber: unit.phoneNumber ?? '',
        costCenter: unit.costCenter ?? '',
    };
}

customElements.define('rename-dialog', RenameDialog);

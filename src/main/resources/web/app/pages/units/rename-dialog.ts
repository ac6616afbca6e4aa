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
    #etag: Promise<string | null>;

    constructor(unit: Unit) {
        super();
        this.#unit = unit;
        this.draft = {type: unit.type, name: unit.name, email: unit.email ?? '', phoneNumber: unit.phoneNumber ?? ''};
        this.isSending = false;
        this.#etag = this.#read();
    }

    /** What the list showed may be old. */
    async #read(): Promise<string | null> {
        try {
            const answer = await call('get', '/units/{unitId}', {path: {unitId: this.#unit.id}});
            return answer.etag;
        } catch (failure) {
            this.failure = failure;
            return null;
        }
    }

    protected override heading(): string {
        return texts().renameWhom(this.#unit.name);
    }

    protected override body(): TemplateResult {
        return html`<form class="dialog-body" @submit=${this.#submit}>
            ${draftFields(this.draft, (draft) => (this.draft = draft), {autofocus: true})} ${problemMessage(this.failure)}
            <div class="dialog-actions">
                <button type="button" class="button" @click=${() => this.close()}>${common().cancel}</button>
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
        const etag = await this.#etag;
        if (etag !== null) {
            try {
                const body = bodyOf(this.draft);
                await call('patch', '/units/{unitId}', {path: {unitId: this.#unit.id}, body, ifMatch: etag});
                this.dispatchEvent(new CustomEvent('changed'));
                toast({tone: 'success', text: texts().renamed(body.name)});
                void live.refresh();
                this.close();
            } catch (failure) {
                this.failure = failure;
                this.#etag = this.#read().finally(() => (this.failure = failure));
            }
        } else {
            this.#etag = this.#read();
        }
        this.isSending = false;
    };
}

customElements.define('rename-dialog', RenameDialog);

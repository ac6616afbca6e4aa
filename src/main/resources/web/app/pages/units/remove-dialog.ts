import {html, type TemplateResult} from 'lit';

import {call} from '../../api/client';
import type {Unit} from '../../api/types';
import {common} from '../../i18n/common';
import {formatLongDay, lastDayBefore} from '../../i18n/format';
import {live} from '../../live/live-plan';
import {Dialog} from '../../ui/dialog';
import {problemMessage} from '../../ui/parts';
import {toast} from '../../ui/toast';
import {texts} from './unit-messages';

/** Removes a unit once somebody has read that its seat stays paid. */
export class RemoveDialog extends Dialog {
    static override properties = {isSending: {state: true}, failure: {state: true}};
    declare isSending: boolean;
    declare failure: unknown;
    readonly #unit: Unit;

    constructor(unit: Unit) {
        super();
        this.#unit = unit;
        this.isSending = false;
    }

    protected override heading(): string {
        return texts().removeHeading(this.#unit.name);
    }

    protected override isBusy(): boolean {
        return this.isSending;
    }

    protected override body(): TemplateResult {
        const paid = live.plan.value?.units.find((units) => units.type === this.#unit.type);
        return html`<form class="dialog-body" @submit=${this.#submit}>
            <p>${paid === undefined ? texts().staysUnknown : texts().stays(formatLongDay(lastDayBefore(paid.seatsPaidUntil)))}</p>
            <p class="muted">${texts().noRefund}</p>
            ${problemMessage(this.failure)}
            <div class="dialog-actions">
                <button
                    type="button"
                    class="button"
                    data-autofocus
                    ?disabled=${this.isSending}
                    @click=${() => this.dismiss()}
                >
                    ${common().cancel}
                </button>
                <button type="submit" class="button danger" ?disabled=${this.isSending}>${texts().remove}</button>
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
        try {
            await call('delete', '/units/{unitId}', {path: {unitId: this.#unit.id}});
            toast({tone: 'success', text: texts().removed(this.#unit.name)});
            void live.refresh();
            this.close();
        } catch (failure) {
            this.failure = failure;
        }
        this.isSending = false;
    };
}

customElements.define('remove-dialog', RemoveDialog);

import {html, type TemplateResult} from 'lit';

import {SeatElement} from '../../element';
import {common} from '../../i18n/common';
import {emptyState, pageHeader} from '../../ui/parts';

class CreditNotePage extends SeatElement {
    static override properties = {creditNoteId: {}};
    declare creditNoteId: string;

    protected override render(): TemplateResult {
        return html`${pageHeader(common().creditNote)} ${emptyState('clock', common().soon)}`;
    }
}

customElements.define('credit-note-page', CreditNotePage);

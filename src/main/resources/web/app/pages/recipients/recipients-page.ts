import {html, type TemplateResult} from 'lit';

import {SeatElement} from '../../element';
import {common} from '../../i18n/common';
import {emptyState, pageHeader} from '../../ui/parts';

class RecipientsPage extends SeatElement {
    protected override render(): TemplateResult {
        return html`${pageHeader(common().recipients)} ${emptyState('clock', common().soon)}`;
    }
}

customElements.define('recipients-page', RecipientsPage);

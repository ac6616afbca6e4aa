import {html, type TemplateResult} from 'lit';

import {SeatElement} from '../../element';
import {common} from '../../i18n/common';
import {emptyState, pageHeader} from '../../ui/parts';

class ApprovalsPage extends SeatElement {
    protected override render(): TemplateResult {
        return html`${pageHeader(common().approvals)} ${emptyState('clock', common().soon)}`;
    }
}

customElements.define('approvals-page', ApprovalsPage);

import {html, type TemplateResult} from 'lit';

import {SeatElement} from '../../element';
import {common} from '../../i18n/common';
import {emptyState, pageHeader} from '../../ui/parts';

class InvoicesPage extends SeatElement {
    protected override render(): TemplateResult {
        return html`${pageHeader(common().invoices)} ${emptyState('clock', common().soon)}`;
    }
}

customElements.define('invoices-page', InvoicesPage);

import {html, type TemplateResult} from 'lit';

import {SeatElement} from '../../element';
import {common} from '../../i18n/common';
import {emptyState, pageHeader} from '../../ui/parts';

class InvoicePage extends SeatElement {
    static override properties = {invoiceId: {}};
    declare invoiceId: string;

    protected override render(): TemplateResult {
        return html`${pageHeader(common().invoice)} ${emptyState('clock', common().soon)}`;
    }
}

customElements.define('invoice-page', InvoicePage);

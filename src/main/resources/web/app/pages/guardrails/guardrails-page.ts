import {html, type TemplateResult} from 'lit';

import {SeatElement} from '../../element';
import {common} from '../../i18n/common';
import {emptyState, pageHeader} from '../../ui/parts';

class GuardrailsPage extends SeatElement {
    protected override render(): TemplateResult {
        return html`${pageHeader(common().guardrails)} ${emptyState('clock', common().soon)}`;
    }
}

customElements.define('guardrails-page', GuardrailsPage);

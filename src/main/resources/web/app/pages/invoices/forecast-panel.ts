import {html, type TemplateResult} from 'lit';

import {call} from '../../api/client';
import {ApiProblem} from '../../api/problem';
import type {Schemas} from '../../api/types';
import {SeatElement} from '../../element';
import {formatLongDay, isZero} from '../../i18n/format';
import {OnChange} from '../../live/on-change';
import {companyId} from '../../session/session';
import {problemMessage, skeleton, type Content} from '../../ui/parts';
import {amountList, untilTotal} from './amounts';
import {lineList} from './lines';
import {text} from './messages';

type Forecast = Schemas['Forecast'];

/** The next invoice as it would be issued now, and what it is made of. */
class ForecastPanel extends SeatElement {
    static override properties = {forecast: {state: true}, failure: {state: true}};
    declare forecast: Forecast | undefined;
    declare failure: unknown;

    constructor() {
        super();
        new OnChange(this, () => this.#load());
    }

    override connectedCallback(): void {
        super.connectedCallback();
        void this.#load();
    }

    async #load(): Promise<void> {
        try {
            const answer = await call('get', '/companies/{companyId}/plan/forecast', {path: {companyId: companyId()}});
            this.forecast = answer.body;
            this.failure = undefined;
        } catch (failure) {
            this.failure = failure;
        }
    }

    protected override render(): TemplateResult {
        return html`<section class="card forecast" aria-labelledby="forecast-heading">
            <h2 id="forecast-heading">${text().forecast}</h2>
            ${this.#content()}
        </section>`;
    }

    #content(): Content {
        if (this.failure instanceof ApiProblem && this.failure.status === 409) {
            return html`<p>${text().forecastNone}</p>`;
        }
        if (this.failure !== undefined) {
            return html`${problemMessage(this.failure, () => void this.#load())}`;
        }
        const forecast = this.forecast;
        if (forecast === undefined) {
            return skeleton(4);
        }
        if (forecast.lines.length === 0) {
            return html`<p class="forecast-day">${formatLongDay(forecast.issueDate)}</p>
                <p>${text().forecastNothing}</p>`;
        }
        const credit = isZero(forecast.creditApplied)
            ? []
            : [
                  {label: text().payableByCredit, amount: forecast.creditApplied},
                  {label: text().amountDue, amount: forecast.amountDue, strong: true},
              ];
        return html`<p class="forecast-day">${formatLongDay(forecast.issueDate)}</p>
            ${lineList(forecast.lines)} ${amountList([...untilTotal(forecast), ...credit])}
            <p class="hint">${text().forecastWhy}</p>`;
    }
}

customElements.define('forecast-panel', ForecastPanel);

import {html, nothing, type TemplateResult} from 'lit';

import {call} from '../../api/client';
import {ApiProblem} from '../../api/problem';
import type {Schemas} from '../../api/types';
import {SeatElement} from '../../element';
import {formatLongDay, isZero} from '../../i18n/format';
import {Looks} from '../../live/looks';
import {OnChange} from '../../live/on-change';
import {companyId} from '../../session/session';
import {money, problemMessage, skeleton, type Content} from '../../ui/parts';
import {amountList, untilTotal} from './amounts';
import {lineList} from './lines';
import {text} from './messages';

type Forecast = Schemas['Forecast'];

/** The next invoice as it would be issued now, and what it is made of. */
class ForecastPanel extends SeatElement {
    static override properties = {forecast: {state: true}, failure: {state: true}};
    declare forecast: Forecast | undefined;
    declare failure: unknown;
    readonly #looks = new Looks();

    constructor() {
        super();
        new OnChange(this, () => this.#load());
    }

    override connectedCallback(): void {
        super.connectedCallback();
        void this.#load();
    }

    async #load(): Promise<void> {
        const look = this.#looks.begin();
        try {
            const answer = await call('get', '/companies/{companyId}/plan/forecast', {path: {companyId: companyId()}});
            if (this.#looks.takes(look)) {
                this.forecast = answer.body;
                this.failure = undefined;
            }
        } catch (failure) {
            if (this.#looks.isLast(look)) {
                this.failure = failure;
            }
        }
    }

    protected override render(): TemplateResult {
        const isKnown = this.forecast !== undefined || this.failure !== undefined;
        return html`<section class="card forecast ${isKnown ? '' : 'forecast-room'}" aria-labelledby="forecast-heading">
            <div class="forecast-sum">
                <h2 id="forecast-heading">${text().forecast}</h2>
                ${this.#sum()}
            </div>
            <div>${this.#details()}</div>
        </section>`;
    }

    #sum(): Content {
        const forecast = this.forecast;
        if (this.failure instanceof ApiProblem && this.failure.status === 409) {
            return html`<p>${text().forecastNone}</p>`;
        }
        if (forecast === undefined) {
            return nothing;
        }
        return html`<p class="muted">${formatLongDay(forecast.issueDate)}</p>
            ${forecast.lines.length === 0
                ? html`<p>${text().forecastNothing}</p>`
                : html`<p class="big">${money(forecast.amountDue)}</p>
                      <p class="hint">${text().forecastWhy}</p>`}`;
    }

    #details(): Content {
        const forecast = this.forecast;
        if (this.failure !== undefined) {
            const isNone = this.failure instanceof ApiProblem && this.failure.status === 409;
            return isNone ? nothing : problemMessage(this.failure, () => void this.#load());
        }
        if (forecast === undefined) {
            return skeleton(6);
        }
        if (forecast.lines.length === 0) {
            return nothing;
        }
        const credit = isZero(forecast.creditApplied)
            ? []
            : [
                  {label: text().payableByCredit, amount: forecast.creditApplied, less: true},
                  {label: text().amountDue, amount: forecast.amountDue, strong: true},
              ];
        return html`${lineList(forecast.lines)} ${amountList([...untilTotal(forecast), ...credit])}`;
    }
}

customElements.define('forecast-panel', ForecastPanel);

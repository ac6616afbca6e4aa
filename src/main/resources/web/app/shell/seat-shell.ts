import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';

import {call} from '../api/client';
import type {CompanySummary} from '../api/types';
import {SeatElement} from '../element';
import {LANGUAGES, choose, language, type Language} from '../i18n/language';
import {common} from '../i18n/common';
import {live} from '../live/live-plan';
import {ROUTES, type Route} from '../pages/routes';
import {PERSONAS, cast, listCompanies, play, type Persona} from '../session/demo';
import {company} from '../session/company';
import {companyId, hasRole, identity, session} from '../session/session';
import {Watch} from '../store';
import {announcement} from '../ui/announce';
import {icon} from '../ui/icon';
import {emptyState, pageHeader, skeleton} from '../ui/parts';
import {clearToasts} from '../ui/toast';
import {place} from './router';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/** What is around every page: who looks, where one can go, whether it is live. */
class SeatShell extends SeatElement {
    static override properties = {
        menuOpen: {state: true},
        loaded: {state: true},
        companies: {state: true},
        knowsCompany: {state: true},
        cannotLoad: {state: true},
    };
    declare menuOpen: boolean;
    declare loaded: Route | undefined;
    declare companies: readonly CompanySummary[];
    declare knowsCompany: boolean;
    declare cannotLoad: boolean;
    #toFocus = false;
    /** The last one is the one that counts. */
    #lookUps = 0;
    #element: HTMLElement | undefined;
    #elementKey = '';
    #hasBegun = false;

    constructor() {
        super();
        this.menuOpen = false;
        this.companies = [];
        this.knowsCompany = false;
        this.cannotLoad = false;
        new Watch(this, session.state, session.demo, place, live.status, company, cast, announcement);
    }

    override connectedCallback(): void {
        super.connectedCallback();
        place.subscribe(() => {
            this.menuOpen = false;
            this.#toFocus = true;
            void this.#loadPage();
        });
        session.state.subscribe(() => void this.#lookAt());
        session.demo.subscribe(() => void this.#loadCompanies());
        void session.start();
    }

    /** Whose company is looked at, and live if it is an owner who looks. */
    async #lookAt(): Promise<void> {
        const id = companyId();
        live.follow(hasRole('owner') ? id : '');
        if (company.value?.id !== id) {
            company.value = null;
        }
        void this.#loadPage();
        if (id !== '' && hasRole('owner', 'admin') && company.value === null) {
            await this.#lookUp(id);
        } else {
            this.#lookUps++;
            this.knowsCompany = true;
        }
    }

    /** Until it is known: prices depend on the contract. Meanwhile pages say what they cannot show. */
    async #lookUp(id: string): Promise<void> {
        const lookUp = ++this.#lookUps;
        const isWanted = () => lookUp === this.#lookUps && companyId() === id && company.value === null;
        this.knowsCompany = false;
        for (let pause = FIRST_PAUSE_MS; isWanted(); pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
            try {
                const answer = await call('get', '/companies/{companyId}', {path: {companyId: id}});
                if (isWanted()) {
                    company.value = answer.body;
                }
            } catch {
                if (isWanted()) {
                    this.knowsCompany = true;
                    await new Promise((resolve) => setTimeout(resolve, pause));
                }
            }
        }
        if (lookUp === this.#lookUps) {
            this.knowsCompany = true;
        }
    }

    /**
     * A module that cannot be loaded is one of a version that is not served any more, or there is no connection. One that comes when
     * somebody has gone on, after that of the page where they are now, is not what is shown.
     */
    async #loadPage(): Promise<void> {
        const route = this.#route();
        let cannotLoad = false;
        try {
            await route?.load();
        } catch {
            cannotLoad = true;
        }
        if (route === this.#route()) {
            this.cannotLoad = cannotLoad;
            this.loaded = route;
            this.requestUpdate();
        }
    }

    async #loadCompanies(): Promise<void> {
        try {
            this.companies = await listCompanies();
        } catch {
            // There is the one that is looked at.
        }
    }

    /** The start page is the first that whoever looks may see. */
    #route(): Route | undefined {
        const at = place.value;
        return at.path === '' ? (ROUTES.find((route) => this.#mayOpen(route)) ?? ROUTES[0]) : at.route;
    }

    #mayOpen(route: Route): boolean {
        return hasRole(...route.roles) && companyId() !== '';
    }

    protected override updated(_changed: PropertyValues): void {
        const title = this.#title();
        document.title = title === '' ? common().product : `${title} · ${common().product}`;
        if (this.#toFocus && !this.#isOnItsWay()) {
            this.#toFocus = false;
            void this.#focusHeading();
        }
    }

    /** The page that is wanted, or who looks at it. */
    #isOnItsWay(): boolean {
        return session.state.value.phase === 'starting' || this.loaded !== this.#route() || !this.knowsCompany;
    }

    async #focusHeading(): Promise<void> {
        const page = this.querySelector<SeatElement>('main > :first-child');
        await page?.updateComplete;
        this.querySelector<HTMLElement>('main h1')?.focus();
        window.scrollTo(0, 0);
    }

    #title(): string {
        const route = this.#route();
        return route === undefined ? common().notFound : common()[route.title].toString();
    }

    protected override render(): TemplateResult {
        // What depends on who looks comes all at once: nothing jumps.
        this.#hasBegun ||= session.state.value.phase !== 'starting';
        return html`
            <a class="skip" href="#main" @click=${this.#skip}>${common().skip}</a>
            <div class="shell">
                ${this.#bar()}
                ${this.#hasBegun
                    ? html`<div class="frame">
                          ${this.#navigation()}
                          <main id="main" tabindex="-1">${this.#main()}</main>
                      </div>`
                    : nothing}
            </div>
            <seat-toasts></seat-toasts>
            <div class="visually-hidden" role="status" aria-live="polite">${announcement.value}</div>
        `;
    }

    /** The fragment is the router's. */
    #skip(event: Event): void {
        event.preventDefault();
        this.querySelector<HTMLElement>('main')?.focus();
    }

    #bar(): TemplateResult {
        return html`<header class="bar">
            <button
                type="button"
                class="icon-button menu-button"
                aria-expanded=${this.menuOpen}
                aria-controls="navigation"
                ?hidden=${!this.#hasBegun}
                aria-label=${common().menu}
                @click=${() => (this.menuOpen = !this.menuOpen)}
            >
                ${icon('menu')}
            </button>
            <a class="brand" href="#/">
                <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
                    <rect class="mark-ground" width="32" height="32" rx="8" />
                    <rect class="mark-seat" x="8" y="8" width="7" height="7" rx="2" />
                    <rect class="mark-seat" x="17" y="8" width="7" height="7" rx="2" />
                    <rect class="mark-seat" x="8" y="17" width="7" height="7" rx="2" />
                    <rect class="mark-seat mark-free" x="17" y="17" width="7" height="7" rx="2" />
                </svg>
                <span>${common().product}</span>
            </a>
            ${company.value === null ? nothing : html`<span class="bar-company">${company.value.legalName}</span>`}
            ${this.#hasBegun ? this.#barEnd() : nothing}
        </header>`;
    }

    #barEnd(): TemplateResult {
        return html`<div class="bar-end">
                ${hasRole('owner') ? this.#liveStatus() : nothing}
                <div class="languages" role="group" aria-label=${common().language}>
                    ${Object.entries(LANGUAGES).map(
                        ([code, {name}]) =>
                            html`<button
                                type="button"
                                lang=${code}
                                aria-pressed=${code === language.value}
                                @click=${() => choose(code as Language)}
                            >
                                <span aria-hidden="true">${code.toUpperCase()}</span><span class="visually-hidden">${name}</span>
                            </button>`,
                    )}
                </div>
            </div>
            ${session.demo.value ? this.#demo() : nothing}`;
    }

    #liveStatus(): TemplateResult {
        const status = live.status.value;
        const hint = status === 'live' ? common().liveHint : common().reconnectingHint;
        return html`<span class="live live-${status}" role="status" title=${hint}><span class="live-dot"></span>${common()[status]}</span>`;
    }

    #demo(): TemplateResult {
        const known = this.companies.some((one) => one.id === cast.value.companyId);
        return html`<div class="demo" role="group" aria-label=${common().demo}>
            <span class="demo-mark">${common().demo}</span>
            <label class="inline-field">
                <span>${common().lookAs}</span>
                <select @change=${this.#choosePersona}>
                    ${PERSONAS.map(
                        (persona) =>
                            html`<option value=${persona} ?selected=${persona === cast.value.persona}>${common()[persona]}</option>`,
                    )}
                </select>
            </label>
            <label class="inline-field">
                <span>${common().company}</span>
                <select @change=${this.#chooseCompany}>
                    ${known
                        ? nothing
                        : html`<option value=${cast.value.companyId} selected>
                              ${company.value?.legalName ?? cast.value.companyId.slice(-12)}
                          </option>`}
                    ${this.companies.map(
                        (one) =>
                            html`<option value=${one.id} ?selected=${one.id === cast.value.companyId}>${one.legalName}</option>`,
                    )}
                </select>
            </label>
        </div>`;
    }

    #navigation(): TemplateResult {
        const route = this.#route();
        return html`<nav id="navigation" class="nav ${this.menuOpen ? 'nav-open' : ''}" aria-label=${common().navigation}>
            <ul>
                ${ROUTES.filter((one) => one.icon !== undefined && this.#mayOpen(one)).map(
                    (one) =>
                        html`<li>
                            <a href="#${one.path}" aria-current=${this.#isIn(route, one) ? 'page' : nothing}>
                                ${icon(one.icon ?? 'plan')}<span>${common()[one.title]}</span>
                            </a>
                        </li>`,
                )}
            </ul>
            ${identity() ? html`<p class="nav-foot">${common().signedInAs(identity()?.subject ?? '')}</p>` : nothing}
        </nav>`;
    }

    #isIn(route: Route | undefined, one: Route): boolean {
        return route === one || (route?.path.startsWith(`${one.path}/`) ?? false);
    }

    #main(): TemplateResult {
        const state = session.state.value;
        if (state.phase === 'failed') {
            return html`<div>
                ${pageHeader(common().signInFailed)}
                ${emptyState(
                    'lock',
                    common()[`sign-in-${state.reason}`],
                    nothing,
                    html`<button type="button" class="button primary" @click=${() => void session.start()}>
                        ${common().signInAgain}
                    </button>`,
                )}
            </div>`;
        }
        const route = this.#route();
        if (this.#isOnItsWay()) {
            return html`<div class="page-skeleton">${skeleton(6)}</div>`;
        }
        if (this.cannotLoad) {
            return html`<div>
                ${pageHeader(this.#title())}
                ${emptyState(
                    'warning',
                    common().cannotLoad,
                    common().cannotLoadDetail,
                    html`<button type="button" class="button primary" @click=${() => location.reload()}>
                        ${common().reload}
                    </button>`,
                )}
            </div>`;
        }
        if (route === undefined) {
            return html`<div>
                ${pageHeader(common().notFound)}
                ${emptyState('search', common().notFoundDetail, nothing, html`<a class="button" href="#/">${common().toStart}</a>`)}
            </div>`;
        }
        if (!this.#mayOpen(route)) {
            const title = route.roles.includes('admin') ? common().ownersAndAdmins : common().onlyOwners;
            return html`<div>${pageHeader(title)} ${emptyState('lock', common().notYourRole, common().askAnOwner)}</div>`;
        }
        return html`${this.#page(route, place.value.parameters)}`;
    }

    /** Another company, another persona, another document: another element. */
    #page(route: Route, parameters: Readonly<Record<string, string>>): HTMLElement {
        const key = JSON.stringify([route.path, parameters, identity()]);
        if (this.#element === undefined || key !== this.#elementKey) {
            this.#elementKey = key;
            this.#element = Object.assign(document.createElement(route.tag), parameters);
        }
        return this.#element;
    }

    readonly #choosePersona = (event: Event): void => {
        play({...cast.value, persona: (event.target as HTMLSelectElement).value as Persona});
        clearToasts();
        void session.restart();
    };

    readonly #chooseCompany = (event: Event): void => {
        play({...cast.value, companyId: (event.target as HTMLSelectElement).value});
        clearToasts();
        void session.restart();
    };
}

customElements.define('seat-shell', SeatShell);

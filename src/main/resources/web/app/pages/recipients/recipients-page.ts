import {html, nothing, type TemplateResult} from 'lit';

import {Intent} from '../../api/client';
import {Pages} from '../../api/pages';
import {ApiProblem} from '../../api/problem';
import {SeatElement} from '../../element';
import {common} from '../../i18n/common';
import {Looks} from '../../live/looks';
import {OnChange} from '../../live/on-change';
import type {Identity} from '../../session/identity';
import {identity} from '../../session/session';
import {open} from '../../ui/dialog';
import {icon} from '../../ui/icon';
import {badge, dataTable, emptyState, instant, pageHeader, pager, problemMessage, skeleton, type Tone} from '../../ui/parts';
import {toast} from '../../ui/toast';
import {text} from './messages';
import {isNotThere, readDeliveries, readRecipients, writeRecipients, type Delivery, type Recipient, type RecipientList} from './recipients';
import {RemoveDialog} from './remove-dialog';

const TONES: Record<Delivery['status'], Tone> = {queued: 'neutral', sent: 'success', failed: 'danger'};

/** As the browser itself checks fields of addresses; the service decides. */
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

type Change = (recipients: readonly Recipient[]) => readonly Recipient[];

/** Who receives invoices by e-mail, and what was sent. */
class RecipientsPage extends SeatElement {
    static override properties = {
        list: {state: true},
        email: {state: true},
        recipientName: {state: true},
        emailError: {state: true},
        saving: {state: true},
        isConflict: {state: true},
        failure: {state: true},
    };
    declare list: RecipientList | undefined;
    declare email: string;
    declare recipientName: string;
    declare emailError: 'emailInvalid' | 'emailTwice' | undefined;
    declare saving: boolean;
    declare isConflict: boolean;
    declare failure: unknown;
    readonly #deliveries = new Pages<Delivery>(this, readDeliveries);
    readonly #looks = new Looks();
    /** What was sent and may be what holds: nobody knows. */
    #unanswered: readonly Recipient[] | undefined;
    #saved: Promise<boolean> = Promise.resolve(true);

    constructor() {
        super();
        this.email = '';
        this.recipientName = '';
        this.saving = false;
        this.isConflict = false;
        new OnChange(this, async () => {
            if (!this.saving) {
                await this.#load();
            }
            await this.#deliveries.follow();
        });
    }

    override connectedCallback(): void {
        super.connectedCallback();
        void this.#load();
    }

    /** @returns whether what holds is what is shown now */
    async #load(): Promise<boolean> {
        const look = this.#looks.begin();
        try {
            const list = await readRecipients();
            if (this.#looks.takes(look)) {
                this.#show(list);
                return true;
            }
        } catch (failure) {
            if (this.#looks.isLast(look)) {
                this.failure = failure;
            }
        }
        return false;
    }

    #show(list: RecipientList): void {
        this.list = list;
        this.#unanswered = undefined;
        this.failure = undefined;
    }

    async #add(event: Event): Promise<void> {
        event.preventDefault();
        if (this.saving || this.list === undefined) {
            return;
        }
        const email = this.email.trim();
        this.emailError = this.#errorOf(email);
        if (this.emailError !== undefined) {
            await this.updateComplete;
            this.querySelector<HTMLElement>('#email')?.focus();
            return;
        }
        const name = this.recipientName.trim();
        const recipient = name === '' ? {email} : {email, name};
        if (await this.#save((recipients) => [...recipients, recipient], text().added(email))) {
            this.#clear(email, name);
        }
    }

    /** What somebody has typed meanwhile stays, and they stay where they are. */
    #clear(email: string, name: string): void {
        const isSameEmail = this.email.trim() === email;
        const isSameName = this.recipientName.trim() === name;
        if (isSameEmail) {
            this.email = '';
        }
        if (isSameName) {
            this.recipientName = '';
        }
        if (isSameEmail && isSameName && this.querySelector('form')?.contains(document.activeElement)) {
            this.querySelector<HTMLElement>('#email')?.focus();
        }
    }

    #errorOf(email: string): 'emailInvalid' | 'emailTwice' | undefined {
        if (!EMAIL.test(email)) {
            return 'emailInvalid';
        }
        const isThere = this.list?.recipients.some((one) => one.email.toLowerCase() === email.toLowerCase()) ?? false;
        return isThere ? 'emailTwice' : undefined;
    }

    #remove(recipient: Recipient): void {
        open(
            new RemoveDialog(recipient.email, () => {
                const without = (recipients: readonly Recipient[]) => recipients.filter((one) => one.email !== recipient.email);
                void this.#save(without, text().removed(recipient.email));
            }),
        );
    }

    /** One after the other: what comes second is a change of what the first has left, and hides nothing that the first has told. */
    #save(change: Change, done: string): Promise<boolean> {
        const asker = identity();
        this.isConflict = false;
        this.failure = undefined;
        this.#saved = this.#saved.then(() => (identity() === asker ? this.#write(change, done, asker) : false));
        return this.#saved;
    }

    async #write(change: Change, done: string, asker: Identity | undefined): Promise<boolean> {
        if (this.list === undefined) {
            return false;
        }
        this.saving = true;
        const wanted = change(this.list.recipients);
        try {
            const list = await writeRecipients(wanted, this.list.etag);
            this.#looks.takes(this.#looks.begin());
            this.#show(list);
            this.#tell(done, asker);
            return true;
        } catch (failure) {
            if (failure instanceof ApiProblem && failure.status === 412) {
                return await this.#lookWhatHolds(change, wanted, done, asker);
            }
            this.failure = failure;
            if (Intent.isOpen(failure)) {
                this.#unanswered = wanted;
            }
            return false;
        } finally {
            this.saving = false;
        }
    }

    /** It may be what was sent, here, and never answered: then nobody else has changed anything. */
    async #lookWhatHolds(change: Change, wanted: readonly Recipient[], done: string, asker: Identity | undefined): Promise<boolean> {
        const unanswered = this.#unanswered;
        if (identity() !== asker || !(await this.#load())) {
            return false;
        }
        const holds = this.list?.recipients ?? [];
        if (isSame(holds, wanted)) {
            this.#tell(done, asker);
            return true;
        }
        if (unanswered !== undefined && isSame(holds, unanswered)) {
            return await this.#write(change, done, asker);
        }
        this.isConflict = true;
        return false;
    }

    /** It says an address, and somebody else may look by now. */
    #tell(done: string, asker: Identity | undefined): void {
        if (identity() === asker) {
            toast({tone: 'success', text: done});
        }
    }

    protected override render(): TemplateResult {
        if (this.list === undefined && isNotThere(this.failure)) {
            return html`${pageHeader(common().recipients)}
                <section class="card" aria-label=${common().recipients}>
                    ${emptyState(
                        'recipients',
                        text().off,
                        text().offDetail,
                        html`<a class="button" href="#/invoices">${text().toInvoices}</a>`,
                    )}
                </section>`;
        }
        return html`${pageHeader(common().recipients, text().lead)}
            <div class="stack">
                ${this.isConflict
                    ? html`<div class="notice notice-warning" role="alert">
                          ${icon('warning')}
                          <div>
                              <p class="notice-title">${text().conflict}</p>
                              <p>${text().conflictDetail}</p>
                          </div>
                      </div>`
                    : nothing}
                ${problemMessage(this.failure, this.list === undefined ? () => void this.#load() : undefined)}
                <div class="side-by-side">
                    <section class="card" aria-labelledby="list-heading">
                        <div class="card-header"><h2 id="list-heading">${text().list}</h2></div>
                        ${this.#recipients()}
                    </section>
                    <section class="card card-body stack" aria-labelledby="add-heading">
                        <h2 id="add-heading">${text().add}</h2>
                        ${this.#form()}
                    </section>
                </div>
                <section class="card" aria-labelledby="deliveries-heading">
                    <div class="card-header"><h2 id="deliveries-heading">${text().deliveries}</h2></div>
                    ${this.#sent()}
                </section>
            </div>`;
    }

    #recipients(): TemplateResult | typeof nothing {
        if (this.list === undefined) {
            return this.failure === undefined ? skeleton(4) : nothing;
        }
        if (this.list.recipients.length === 0) {
            return emptyState('recipients', text().none, text().noneDetail);
        }
        return html`<ul class="people">
            ${this.list.recipients.map(
                (recipient) => html`<li>
                    <span>
                        <span class="line-title anywhere">${recipient.email}</span>
                        ${recipient.name ? html`<span class="line-reason anywhere">${recipient.name}</span>` : nothing}
                    </span>
                    <button
                        type="button"
                        class="icon-button"
                        aria-label=${text().remove(recipient.email)}
                        title=${text().remove(recipient.email)}
                        @click=${() => this.#remove(recipient)}
                    >
                        ${icon('remove')}
                    </button>
                </li>`,
            )}
        </ul>`;
    }

    #form(): TemplateResult {
        const error = this.emailError === undefined ? '' : text()[this.emailError];
        return html`<form class="stack" novalidate @submit=${(event: Event) => void this.#add(event)}>
            <div class="field">
                <label for="email">${text().email}</label>
                <input
                    id="email"
                    type="email"
                    autocomplete="off"
                    maxlength="254"
                    aria-required="true"
                    aria-describedby="email-error"
                    aria-invalid=${error === '' ? 'false' : 'true'}
                    .value=${this.email}
                    @input=${(event: Event) => {
                        this.email = (event.target as HTMLInputElement).value;
                        this.emailError = undefined;
                    }}
                />
                <p id="email-error" class="field-error" role="alert">${error}</p>
            </div>
            <div class="field">
                <label for="recipient-name">${text().recipientName}</label>
                <input
                    id="recipient-name"
                    autocomplete="off"
                    maxlength="100"
                    .value=${this.recipientName}
                    @input=${(event: Event) => (this.recipientName = (event.target as HTMLInputElement).value)}
                />
            </div>
            <div class="form-actions">
                <button
                    type="submit"
                    class="button primary"
                    aria-disabled=${this.saving || this.list === undefined ? 'true' : nothing}
                >
                    ${text().addRecipient}
                </button>
            </div>
        </form>`;
    }

    #sent(): TemplateResult {
        const deliveries = this.#deliveries;
        const failure = html`<div class="card-body">
            ${problemMessage(deliveries.failure, () => void deliveries.retry())}
        </div>`;
        if (!deliveries.loaded) {
            return deliveries.failure === null ? skeleton(3) : failure;
        }
        if (deliveries.items.length === 0 && deliveries.failure === null) {
            return emptyState('clock', text().noDeliveries);
        }
        return html`${dataTable(
            text().deliveryList,
            [
                {label: text().document, header: true, cell: (delivery: Delivery) => html`<a class="nowrap" href=${addressOf(delivery)}>${delivery.number}</a>`},
                {label: text().to, cell: (delivery) => html`<span class="anywhere">${delivery.email}</span>`},
                {label: text().when, cell: (delivery) => instant(delivery.at)},
                {label: common().status, cell: (delivery) => status(delivery)},
            ],
            deliveries.items,
        )}
        ${deliveries.failure === null ? nothing : failure} ${pager(deliveries)}`;
    }
}

/** As the service keeps them: domains are the same in small letters. */
function isSame(some: readonly Recipient[], others: readonly Recipient[]): boolean {
    const kept = (recipients: readonly Recipient[]): string =>
        JSON.stringify(recipients.map(({email, name}) => [email.replace(/@[^@]*$/, (domain) => domain.toLowerCase()), name ?? '']));
    return kept(some) === kept(others);
}

function addressOf(delivery: Delivery): string {
    return `#/${delivery.kind === 'invoice' ? 'invoices' : 'credit-notes'}/${delivery.documentId}`;
}

function status(delivery: Delivery): TemplateResult {
    return html`<span class="two-lines">
        <span>${badge(TONES[delivery.status], text()[delivery.status])}</span>
        ${delivery.lastError === null || delivery.status === 'sent'
            ? nothing
            : html`<span class="line-reason anywhere">${why(delivery.lastError)}</span>`}
    </span>`;
}

function why(error: string): string {
    switch (error) {
        case 'connection-failed':
        case 'timed-out':
            return text().notReached;
        case 'tls-failed':
            return text().notEncrypted;
        case 'message-too-large':
            return text().tooLarge;
        case 'document-not-ready':
        case 'document-unavailable':
            return text().noDocument;
        default:
            return text().refused(error.replace('server-refused ', ''));
    }
}

customElements.define('recipients-page', RecipientsPage);

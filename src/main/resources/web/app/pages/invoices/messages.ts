import type {Schemas, UnitType} from '../../api/types';
import {formatNumber} from '../../i18n/format';
import {count, messages} from '../../i18n/messages';

type TaxCategory = Schemas['TaxCategory'];
type LineRule = Schemas['LineRule'];

/** Of invoices and credit notes, and of the next invoice. */
export const text = messages(
    {
        lead: 'Your invoices and credit notes, with every amount explained. New documents appear automatically.',
        kind: 'Kind of document',
        creditNotes: 'Credit notes',
        status: 'Status',
        anyStatus: 'All',
        anyCreditNote: 'All',
        'status-open': 'Open',
        'status-paid': 'Paid',
        'status-overdue': 'Overdue',
        'credit-open': 'Available',
        'credit-applied': 'Used up',
        documentNumber: 'Number',
        date: 'Date',
        reason: 'Reason',
        due: 'To pay',
        left: 'Left',
        dueOn: (day: string) => `due ${day}`,
        isNew: 'New',
        arrived: (number: string, total: string) => `New invoice ${number}: ${total}`,
        arrivedCredit: (number: string, total: string) => `New credit note ${number}: ${total}`,
        show: 'Show',
        invoiceList: 'Invoices, newest first',
        creditNoteList: 'Credit notes, newest first',
        noInvoices: 'No invoices yet',
        noInvoicesDetail: 'The first one is issued when the contract starts and appears here automatically.',
        noCreditNotes: 'No credit notes',
        noCreditNotesDetail: 'Credit appears here and is applied to your next invoices automatically.',
        noneOfStatus: 'Nothing with this status',
        noneOfStatusDetail: 'Choose another status to see the rest.',

        'reason-recurring': 'Billing period',
        'reason-additional_units': 'Additional units',
        'reason-amendment': 'Contract change',
        'reason-correction': 'Correction',
        'reason-goodwill': 'Goodwill',
        'invoice-recurring': 'Included units and additional seats for the whole period.',
        'invoice-additional_units': 'Seats beyond those already paid for, for the rest of the current period.',
        'invoice-amendment': 'The contract includes more units from that day on: the difference for the rest of the period.',
        'invoice-correction': 'This replaces an incorrect invoice, which was credited.',
        'credit-amendment': 'The contract includes fewer units from that day on: what was billed for the rest of the period is credited.',
        'credit-correction': 'The invoice was incorrect and has been credited.',
        'credit-goodwill': 'A credit given as a gesture of goodwill.',

        forecast: 'Next invoice',
        forecastWhy:
            'Based on your contract and your current additional seats. It changes with them until that day.',
        forecastNothing: 'Nothing will be billed that day.',
        forecastNone: 'The contract has ended: there will be no more invoices.',
        forecastLines: 'Lines of the next invoice',
        payableByCredit: 'Paid by open credit',

        gone: 'Document not found',
        goneDetail: 'The address may be wrong, or it belongs to another company.',
        back: 'All invoices',
        backToCreditNotes: 'All credit notes',
        invoiceTitle: (number: string) => `Invoice ${number}`,
        creditNoteTitle: (number: string) => `Credit note ${number}`,
        facts: 'About this document',
        issued: 'Issued',
        dueDate: 'Due',
        creditedInvoice: 'Credits',
        creditedBy: 'Credited by',
        theInvoice: 'the invoice',
        lines: 'Lines',
        what: 'What',
        quantity: 'Quantity',
        unitPrice: 'Unit price',
        amounts: 'Amounts',
        taxOf: (category: string, percent: string) => `${category}, ${percent}`,
        mention: (_category: TaxCategory, asStored: string) => asStored,
        'tax-standard': 'VAT',
        'tax-reverse_charge': 'VAT, reverse charge',
        'tax-outside_scope': 'Outside the scope of VAT',
        totalWithTax: 'Total',
        creditApplied: 'Paid by credit',
        payments: 'Paid',
        amountDue: 'To pay',
        usedUp: 'Applied to invoices',
        remaining: 'Available for future invoices',

        pdf: 'Download PDF',
        xml: 'Download XML',
        files: 'The PDF can be read by people and, as Factur-X, by accounting software. The XML (EN 16931) is for software only.',
        preparing: 'The document is being prepared. The download starts as soon as it is ready.',
        notReady: 'The document is still being prepared. Try again in a minute.',
        notOffered: 'This file is not available.',
        downloaded: (file: string) => `Downloaded ${file}`,

        lineTitle: (rule: LineRule, quantity: number, type: UnitType | null) => {
            if (rule === 'credit' || type === null) {
                return 'Credit';
            }
            return type === 'user'
                ? count(quantity, `${rule} user`, `${rule} users`)
                : count(quantity, `${rule} number`, `${rule} numbers`);
        },
        span: (first: string, last: string) => `${first} to ${last}`,
        wholePeriod: (price: string) => `the whole period at ${price}`,
        shareOfDays: (days: number, of: string, price: string) => `${formatNumber(days)} of ${of} days of ${price}`,
        shareOfSeconds: (seconds: number, of: string, price: string) => `${formatNumber(seconds)} of ${of} seconds of ${price}`,
        timesUnits: (quantity: string) => `× ${quantity}`,
        seats: (before: string, after: string) => `seats ${before} to ${after}`,
        amountOfInvoice: 'an amount of the invoice not tied to seats',
    },
    {
        lead: 'Ce qui a été facturé et rendu, chaque montant expliqué. Les nouveaux documents apparaissent d’eux-mêmes.',
        kind: 'Type de document',
        creditNotes: 'Avoirs',
        status: 'Statut',
        anyStatus: 'Toutes',
        anyCreditNote: 'Tous',
        'status-open': 'À payer',
        'status-paid': 'Payée',
        'status-overdue': 'En retard',
        'credit-open': 'Disponible',
        'credit-applied': 'Utilisé',
        documentNumber: 'Numéro',
        date: 'Date',
        reason: 'Motif',
        due: 'Reste à payer',
        left: 'Solde',
        dueOn: (day: string) => `échéance le\u00a0${day}`,
        isNew: 'Nouveau',
        arrived: (number: string, total: string) => `Nouvelle facture ${number} : ${total}`,
        arrivedCredit: (number: string, total: string) => `Nouvel avoir ${number} : ${total}`,
        show: 'Afficher',
        invoiceList: 'Factures, de la plus récente à la plus ancienne',
        creditNoteList: 'Avoirs, du plus récent au plus ancien',
        noInvoices: 'Aucune facture pour l’instant',
        noInvoicesDetail: 'La première est émise au début du contrat. Elle apparaîtra ici d’elle-même.',
        noCreditNotes: 'Aucun avoir',
        noCreditNotesDetail: 'Ce qui vous est rendu apparaît ici et règle de lui-même vos prochaines factures.',
        noneOfStatus: 'Rien avec ce statut',
        noneOfStatusDetail: 'Choisissez un autre statut pour voir le reste.',

        'reason-recurring': 'Période de facturation',
        'reason-additional_units': 'Unités supplémentaires',
        'reason-amendment': 'Modification du contrat',
        'reason-correction': 'Rectification',
        'reason-goodwill': 'Geste commercial',
        'invoice-recurring': 'Ce que le contrat comprend et les places supplémentaires, pour toute la période.',
        'invoice-additional_units': 'Des places au-delà de celles déjà payées, pour le reste de la période en cours.',
        'invoice-amendment': 'Le contrat comprend davantage depuis ce jour : la différence, pour le reste de la période.',
        'invoice-correction': 'Une facture était erronée. Elle a fait l’objet d’un avoir, et voici ce qu’elle aurait dû être.',
        'credit-amendment':
            'Le contrat comprend moins depuis ce jour : ce qui était facturé pour le reste de la période vous est rendu.',
        'credit-correction': 'La facture était erronée, et son montant vous est rendu.',
        'credit-goodwill': 'Un montant rendu à titre de geste commercial.',

        forecast: 'Prochaine facture',
        forecastWhy:
            'Établie d’après ce que comprend votre contrat et vos places supplémentaires actuelles. Elle évolue avec elles jusqu’à ce jour.',
        forecastNothing: 'Rien ne sera facturé ce jour-là.',
        forecastNone: 'Le contrat a pris fin : il n’y aura plus de facture.',
        forecastLines: 'Lignes de la prochaine facture',
        payableByCredit: 'Réglé par les avoirs',

        gone: 'Ce document n’existe pas',
        goneDetail: 'L’adresse est peut-être fausse, ou il appartient à une autre entreprise.',
        back: 'Toutes les factures',
        backToCreditNotes: 'Tous les avoirs',
        invoiceTitle: (number: string) => `Facture ${number}`,
        creditNoteTitle: (number: string) => `Avoir ${number}`,
        facts: 'À propos de ce document',
        issued: 'Émission',
        dueDate: 'Échéance',
        creditedInvoice: 'Facture concernée',
        creditedBy: 'Avoirs liés',
        theInvoice: 'la facture',
        lines: 'Lignes',
        what: 'Désignation',
        quantity: 'Quantité',
        unitPrice: 'Prix unitaire',
        amounts: 'Montants',
        taxOf: (category: string, percent: string) => `${category}, ${percent}`,
        mention: (category: TaxCategory, asStored: string) => {
            switch (category) {
                case 'reverse_charge':
                    return 'Autoliquidation\u00a0: TVA due par le preneur (articles 44 et 196 de la directive 2006/112/CE).';
                case 'outside_scope':
                    return 'Non soumis à la TVA\u00a0: prestation fournie hors de l’UE (articles 44 et 59 de la directive 2006/112/CE).';
                default:
                    return asStored;
            }
        },
        'tax-standard': 'TVA',
        'tax-reverse_charge': 'TVA, autoliquidation',
        'tax-outside_scope': 'Hors champ de la TVA',
        totalWithTax: 'Total TTC',
        creditApplied: 'Réglé par avoir',
        payments: 'Payé',
        amountDue: 'Reste à payer',
        usedUp: 'Utilisé pour des factures',
        remaining: 'Reste pour les prochaines factures',

        pdf: 'Télécharger le PDF',
        xml: 'Télécharger le XML',
        files: 'Le PDF se lit et, au format Factur-X, convient aux logiciels comptables. Le XML (EN 16931) est destiné aux seuls logiciels.',
        preparing: 'Le document est en préparation. Il sera téléchargé dès qu’il sera prêt.',
        notReady: 'Le document est encore en préparation. Réessayez dans une minute.',
        notOffered: 'Ce fichier n’est pas proposé ici.',
        downloaded: (file: string) => `${file} a été téléchargé`,

        lineTitle: (rule: LineRule, quantity: number, type: UnitType | null) => {
            if (rule === 'credit' || type === null) {
                return 'Montant rendu';
            }
            const [one, other] = rule === 'included' ? ['inclus', 'inclus'] : ['supplémentaire', 'supplémentaires'];
            return type === 'user'
                ? count(quantity, `utilisateur ${one}`, `utilisateurs ${other}`)
                : count(quantity, `numéro ${one}`, `numéros ${other}`);
        },
        span: (first: string, last: string) => `du ${first} au ${last}`,
        wholePeriod: (price: string) => `toute la période à ${price}`,
        shareOfDays: (days: number, of: string, price: string) => `${count(days, 'jour', 'jours')} sur ${of} de ${price}`,
        shareOfSeconds: (seconds: number, of: string, price: string) => `${count(seconds, 'seconde', 'secondes')} sur ${of} de ${price}`,
        timesUnits: (quantity: string) => `fois ${quantity}`,
        seats: (before: string, after: string) => `places : de ${before} à ${after}`,
        amountOfInvoice: 'un montant de la facture, sans lien avec des places',
    },
);

/** Statuses and reasons by the API's names. */
export function word(key: Extract<keyof ReturnType<typeof text>, `${string}-${string}`>): string {
    return (text()[key] as string).toString();
}

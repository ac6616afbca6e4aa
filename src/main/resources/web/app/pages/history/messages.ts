import {messages} from '../../i18n/messages';

export const text = messages(
    {
        heading: 'Seats over time',
        span: 'Span',
        'days-30': '30 days',
        'days-90': '90 days',
        'days-365': '1 year',
        created: 'Created',
        included: 'Included',
        paidSeats: 'Paid seats',
        summary: (type: string, from: string, to: string, created: string, included: string, paidSeats: string) =>
            `${type}, ${from} to ${to}. Now ${created} created, ${included} included, ${paidSeats} paid seats. All values are in the table below.`,
        asTable: (type: string) => `${type} as a table`,
        tableOf: (type: string) => `${type} day by day, newest first`,
        day: 'Day',
    },
    {
        heading: 'Évolution des places',
        span: 'Durée',
        'days-30': '30 jours',
        'days-90': '90 jours',
        'days-365': '1 an',
        created: 'Créés',
        included: 'Inclus',
        paidSeats: 'Places payées',
        summary: (type: string, from: string, to: string, created: string, included: string, paidSeats: string) =>
            `${type}, du ${from} au ${to}. Actuellement ${created} créés, ${included} inclus, ${paidSeats} places payées. Toutes les valeurs figurent dans le tableau ci-dessous.`,
        asTable: (type: string) => `${type} sous forme de tableau`,
        tableOf: (type: string) => `${type} jour par jour, du plus récent au plus ancien`,
        day: 'Jour',
    },
);

import type {UnitType} from '../../api/types';
import {messages} from '../../i18n/messages';

export const text = messages(
    {
        lead: 'What happens when someone adds a user or a number that would be charged. Paid seats can always be used, up to the maximum.',
        question: (type: UnitType) => (type === 'user' ? 'When another user would be charged' : 'When another number would be charged'),
        allow: 'Allow',
        allowDetail: 'It is added and invoiced immediately. You can see who added it and what it cost.',
        require_approval: 'Ask an owner first',
        require_approvalDetail: 'Nothing is added or charged until an owner approves. Requests appear on the Approvals page.',
        block: 'Block',
        blockDetail: 'It is refused, and the person who tried is told why. Nothing is charged.',
        maximum: (type: UnitType) => (type === 'user' ? 'At most this many additional users' : 'At most this many additional numbers'),
        maximumDetail: 'Beyond what your contract includes. Leave empty for no maximum.',
        maximumInvalid: 'Enter a whole number from 0 to 1,000,000, or leave this empty.',
        save: 'Save guardrails',
        discard: 'Discard changes',
        saved: 'The guardrails were saved and apply from now on.',
        conflict: 'Another owner has changed the guardrails meanwhile.',
        conflictDetail: 'Your changes were not saved. These are the current settings: check them, and change them again if you still want to.',
    },
    {
        lead: 'Ce qui se passe lorsque quelqu’un ajoute un utilisateur ou un numéro qui serait facturé. Les places déjà payées restent toujours utilisables, dans la limite du maximum.',
        question: (type: UnitType) =>
            type === 'user' ? 'Quand un utilisateur de plus serait facturé' : 'Quand un numéro de plus serait facturé',
        allow: 'Autoriser',
        allowDetail: 'L’ajout est fait et facturé aussitôt. Vous voyez qui l’a fait et ce qu’il a coûté.',
        require_approval: 'Demander d’abord à un propriétaire',
        require_approvalDetail:
            'Rien n’est ajouté ni facturé avant l’accord d’un propriétaire. Ce qui attend se trouve sur la page Approbations.',
        block: 'Bloquer',
        blockDetail: 'L’ajout est refusé, et son auteur apprend pourquoi. Rien n’est facturé.',
        maximum: (type: UnitType) =>
            type === 'user' ? 'Nombre maximal d’utilisateurs supplémentaires' : 'Nombre maximal de numéros supplémentaires',
        maximumDetail: 'Au-delà de ce que comprend votre contrat. Laissez vide s’il n’y a pas de maximum.',
        maximumInvalid: 'Saisissez un nombre entier de 0 à 1 000 000, ou rien.',
        save: 'Enregistrer les garde-fous',
        discard: 'Annuler les modifications',
        saved: 'Les garde-fous sont enregistrés et s’appliquent dès maintenant.',
        conflict: 'Un autre propriétaire a modifié les garde-fous entre-temps.',
        conflictDetail:
            'Les vôtres n’ont pas été enregistrés. Voici ce qui s’applique maintenant : vérifiez, et modifiez de nouveau si vous le souhaitez toujours.',
    },
);

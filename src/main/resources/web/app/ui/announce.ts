import {Store} from '../store';

/** What screen readers say next; the shell has the region. */
export const announcement = new Store('');

export function announce(text: string): void {
    // The same words twice are still two announcements.
    announcement.value = announcement.value === text ? `${text}\u00a0` : text;
}

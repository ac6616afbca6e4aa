import type {Company} from '../api/types';
import {Store} from '../store';

/** The company that is looked at: its currency, its time zone, its contract. Null until it is known, or if it may not be. */
export const company = new Store<Company | null>(null);

import {LitElement} from 'lit';

import {language} from './i18n/language';
import {Watch} from './store';

/**
 * What all our elements are: rendered into the page itself, so that one style sheet and ids work across them, and rendered again when
 * the language changes. Reactive properties are told in `static properties` and typed with `declare`: a class field would hide them.
 */
export abstract class SeatElement extends LitElement {
    constructor() {
        super();
        new Watch(this, language);
    }

    protected override createRenderRoot(): this {
        return this;
    }
}

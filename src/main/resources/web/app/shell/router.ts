import {Store} from '../store';
import {ROUTES, type Route} from '../pages/routes';

/** Where the address says we are: by fragment, so that the service serves one page. */
export interface Place {
    /** Nothing: the start page, whichever that is for whoever looks. */
    readonly path: string;
    readonly route: Route | undefined;
    readonly parameters: Readonly<Record<string, string>>;
}

export const place = new Store<Place>(read());

window.addEventListener('hashchange', () => {
    const next = read();
    if (next.path !== place.value.path) {
        place.value = next;
    }
});

function read(): Place {
    const path = location.hash.replace(/^#/, '').replace(/\?.*$/, '').replace(/\/+$/, '');
    for (const route of ROUTES) {
        const parameters = match(route.path, path);
        if (parameters !== undefined) {
            return {path, route, parameters};
        }
    }
    return {path, route: undefined, parameters: {}};
}

function match(pattern: string, path: string): Record<string, string> | undefined {
    const wanted = pattern.split('/');
    const given = path.split('/');
    if (wanted.length !== given.length) {
        return undefined;
    }
    const parameters: Record<string, string> = {};
    for (const [index, part] of wanted.entries()) {
        const value = given[index] ?? '';
        if (part.startsWith(':')) {
            try {
                parameters[part.slice(1)] = decodeURIComponent(value);
            } catch {
                return undefined;
            }
        } else if (part !== value) {
            return undefined;
        }
    }
    return parameters;
}

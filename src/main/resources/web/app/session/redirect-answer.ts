/**
 * The identity provider's answer, out of the address and the history before anything else of this page runs: nobody else reads, sends or
 * bookmarks the code.
 */
let answer: URLSearchParams | undefined;

const query = new URLSearchParams(location.search);
if (query.has('state') && (query.has('code') || query.has('error'))) {
    answer = query;
    history.replaceState(null, '', location.pathname + location.hash);
}

/** Once. */
export function takeAnswer(): URLSearchParams | undefined {
    const taken = answer;
    answer = undefined;
    return taken;
}

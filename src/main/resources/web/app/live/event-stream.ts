/** What an event stream says (HTML standard, "Interpreting an event stream"). */
export interface StreamEvent {
    readonly type: string;
    readonly data: string;
    readonly id: string | undefined;
}

/** Reads to the end. `heard` is called for whatever comes, heartbeats too. */
export async function readEvents(
    body: ReadableStream<Uint8Array>,
    heard: () => void,
    take: (event: StreamEvent) => void,
): Promise<void> {
    const reader = body.getReader();
    const decoder = new TextDecoder();
    let rest = '';
    let type = '';
    let data: string[] = [];
    let id: string | undefined;
    for (;;) {
        const {done, value} = await reader.read();
        if (done) {
            return;
        }
        heard();
        // A carriage return at the end may be half of a line's end.
        const text = rest + decoder.decode(value, {stream: true});
        const lines = text.split(/\r\n|\n|\r(?!$)/);
        rest = lines.pop() ?? '';
        for (const line of lines) {
            if (line === '') {
                if (data.length > 0) {
                    take({type: type === '' ? 'message' : type, data: data.join('\n'), id});
                }
                type = '';
                data = [];
                continue;
            }
            const colon = line.indexOf(':');
            const field = colon < 0 ? line : line.slice(0, colon);
            const content = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
            if (field === 'event') {
                type = content;
            } else if (field === 'data') {
                data.push(content);
            } else if (field === 'id' && !content.includes('\0')) {
                id = content;
            }
        }
    }
}

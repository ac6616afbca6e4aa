/**
 * Looks at the same thing may overtake each other. What one brings is taken unless a later one has brought something before it, and that
 * one has failed is told unless a later one was begun.
 */
export class Looks {
    #begun = 0;
    #taken = 0;

    begin(): number {
        return ++this.#begun;
    }

    /** Whether what this look has brought is newer than what is shown. Then it is what is shown from here on. */
    takes(look: number): boolean {
        if (look <= this.#taken) {
            return false;
        }
        this.#taken = look;
        return true;
    }

    isLast(look: number): boolean {
        return look === this.#begun;
    }
}

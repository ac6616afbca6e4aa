/** How many milliseconds to wait after so many failures: doubling, and never together with everybody else. */
export function backOff(failures: number, first: number, longest: number): number {
    const ceiling = Math.min(longest, first * 2 ** Math.max(0, failures - 1));
    return ceiling / 2 + (Math.random() * ceiling) / 2;
}

import type {Problem} from './types';

/** The service has refused, and says why. */
export class ApiProblem extends Error {
    constructor(readonly problem: Problem) {
        super(problem.detail);
    }

    get type(): string {
        return this.problem.type;
    }

    get status(): number {
        return this.problem.status;
    }
}

/** The service cannot be reached. */
export class Unreachable extends Error {}

/** Whatever was answered, as a problem. */
export async function problemOf(response: Response): Promise<ApiProblem> {
    const isProblem = response.headers.get('Content-Type')?.startsWith('application/problem+json') ?? false;
    if (isProblem) {
        return new ApiProblem((await response.json()) as Problem);
    }
    return new ApiProblem({
        type: 'unexpected',
        title: response.statusText,
        status: response.status,
        detail: `${response.status} ${response.statusText}`,
        instance: '',
    });
}

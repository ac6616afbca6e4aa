import {call} from '../../api/client';
import type {Company} from '../../api/types';
import {company} from '../../session/company';
import {companyId} from '../../session/session';

/** The company as it is now: a sandbox's clock moves, and contracts change. */
export async function companyNow(): Promise<Company> {
    const id = companyId();
    const answer = await call('get', '/companies/{companyId}', {path: {companyId: id}});
    if (companyId() === id) {
        company.value = answer.body;
    }
    return answer.body;
}

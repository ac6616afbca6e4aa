/**
 * The contract's types by their names. `schema` is generated from openapi/openapi.yaml by the type check (src/web-check) and has no part
 * in the bundle: types vanish from it.
 */
import type {components} from 'schema';

export type Schemas = components['schemas'];

export type Money = Schemas['Money'];
export type Plan = Schemas['Plan'];
export type PlanUnits = Schemas['PlanUnits'];
export type Unit = Schemas['Unit'];
export type UnitType = Schemas['UnitType'];
export type Preview = Schemas['Preview'];
export type Approval = Schemas['Approval'];
export type Company = Schemas['Company'];
export type CompanySummary = Schemas['CompanySummary'];
export type Invoice = Schemas['Invoice'];
export type CreditNote = Schemas['CreditNote'];
export type Event = Schemas['Event'];
export type Problem = Schemas['Problem'];
export type DashboardSettings = Schemas['DashboardSettings'];

import type { Page } from '../doors/index.ts';
import { recordFormPages } from '../people/index.ts';
import { incidentForm } from './incident-form.tsx';
import { needForm } from './need-form.tsx';
import { planForm } from './plan-form.tsx';
import { riskForm } from './risk-form.tsx';

/** The forms about safety. */
export const safetyForms: readonly Page[] = [
  ...recordFormPages(planForm),
  ...recordFormPages(riskForm('/safety/risks/add')),
  ...recordFormPages(riskForm('/safety/risks/:entry')),
  ...recordFormPages(incidentForm('/safety/incidents/add')),
  ...recordFormPages(incidentForm('/safety/incidents/:entry')),
  ...recordFormPages(needForm('/safety/needs/add')),
  ...recordFormPages(needForm('/safety/needs/:entry')),
];

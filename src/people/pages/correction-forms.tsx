import { z } from 'zod';
import type { Page } from '../../doors/index.ts';
import { succeed } from '../../foundation/result.ts';
import { DateField, datePartsAt } from '../../interface/forms/index.ts';
import { formatPartialDay } from '../../interface/wording/index.ts';
import { correctProceedings } from '../correct-proceedings.ts';
import { correctRemoval } from '../correct-removal.ts';
import type { ChildRecord, ProceedingsRecord, RemovalRecord } from '../family.ts';
import { proceedingsPeriod } from '../words.ts';
import { ProceedingsFields, zProceedingsForm } from './family-forms.tsx';
import { dateBoxes, maybeDate, yesNoValue } from './form-values.ts';
import { type PersonForm, personFormPages } from './person-form.tsx';

const KEPT = 'What was written before is kept in the history.';

const zRemoval = z.object({ removedOn: maybeDate('date of removal') });

interface RemovalOfChild {
  readonly child: ChildRecord;
  readonly removal: RemovalRecord;
}

const removalForm: PersonForm<RemovalOfChild, typeof zRemoval> = {
  path: '/family/removals/:removalId/correct',
  tab: '/family',
  find(record, params) {
    for (const child of record.children) {
      const removal = child.removals.find((each) => each.id === params.removalId);
      if (removal && !child.hidden) return { child, removal };
    }
    return undefined;
  },
  title: () => 'Correct the date of a removal',
  lead: ({ about: { child, removal } }) => (
    <p class="govuk-body">
      {child.name}: {removal.removedOn ? formatPartialDay(removal.removedOn) : 'date not known'}. {KEPT}
    </p>
  ),
  save: 'Save correction',
  values: ({ about }) => ({ removedOn: dateBoxes(about.removal.removedOn) }),
  version: ({ about }) => about.removal.version,
  fields: ({ values, faults }) => (
    <DateField
      name="removedOn"
      label="When was this child removed?"
      hint="The year, or the month and year, will do"
      partial
      value={datePartsAt(values, ['removedOn'])}
      faults={faults}
    />
  ),
  labels: { removedOn: 'Date of removal' },
  schema: zRemoval,
  submit: async (request, { record, about }, { version, removedOn, sure }) => {
    const input = { personId: record.id, removalId: about.removal.id, version, removedOn, sure };
    const done = await request.run(correctRemoval, input);
    return done.ok ? succeed('The date of the removal is corrected') : done;
  },
};

const proceedingsForm: PersonForm<ProceedingsRecord, typeof zProceedingsForm> = {
  path: '/family/proceedings/:proceedingsId/correct',
  tab: '/family',
  find: (record, params) => record.proceedings.find((each) => each.id === params.proceedingsId),
  title: () => 'Correct care proceedings',
  lead: ({ about }) => (
    <p class="govuk-body">
      {proceedingsPeriod(about)}. {KEPT}
    </p>
  ),
  save: 'Save correction',
  values: ({ about }) => ({
    proceedings: {
      court: about.court ?? '',
      caseNumber: about.caseNumber ?? '',
      startedOn: dateBoxes(about.startedOn),
      stillOpen: yesNoValue(about.stillOpen),
      concludedOn: dateBoxes(about.concludedOn),
      outcome: about.outcome ?? '',
    },
  }),
  version: ({ about }) => about.version,
  fields: ProceedingsFields,
  labels: {
    'proceedings.startedOn': 'Start',
    'proceedings.stillOpen': 'Still going on',
    'proceedings.concludedOn': 'End',
    'proceedings.outcome': 'How they ended',
    'proceedings.court': 'Court',
    'proceedings.caseNumber': 'Case number',
  },
  schema: zProceedingsForm,
  submit: async (request, { record, about }, { version, proceedings }) => {
    const input = { personId: record.id, proceedingsId: about.id, version, proceedings };
    const done = await request.run(correctProceedings, input);
    return done.ok ? succeed('The proceedings are corrected') : done;
  },
};

/** The forms for putting right what was recorded of removals and proceedings. */
export const correctionForms: readonly Page[] = [
  ...personFormPages(removalForm),
  ...personFormPages(proceedingsForm),
];

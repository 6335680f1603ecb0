import { LIVING_WITH, MOST_CHILDREN, MOST_PROCEEDINGS } from '../referral-input.ts';
import { sexField, yesNo } from './field-kinds.ts';
import type { Field } from './fields.ts';
import type { Step } from './step.ts';
import type { Words } from './wording.ts';

function childFields(say: Words): Field[] {
  const living = LIVING_WITH.map((value) => ({ value, label: say(`living_${value}`) }));
  const removal: Field[] = [
    { kind: 'date', path: ['item', 'removal', 'removedOn'], label: say('removedOn'), partial: true },
    { kind: 'select', path: ['item', 'removal', 'livingWith'], label: say('livingWith'), options: living },
  ];
  const withParent: Field = {
    kind: 'choice',
    path: ['item', 'livesWithParent'],
    label: say('livesWithParent'),
    options: yesNo(say, 'notKnown'),
  };
  return [
    { kind: 'text', path: ['item', 'givenName'], label: say('childGiven'), optional: say('optional') },
    { kind: 'text', path: ['item', 'familyName'], label: say('childFamily'), optional: say('optional') },
    { kind: 'date', path: ['item', 'bornOn'], label: say('childBornOn'), partial: true },
    { kind: 'date', path: ['item', 'dueOn'], label: say('childDueOn'), partial: true },
    sexField(say, ['item', 'sex'], say('childSex')),
    {
      kind: 'choice',
      path: ['item', 'removed'],
      label: say('removed'),
      options: yesNo(say, 'notKnown', { yes: removal, no: [withParent] }),
    },
  ];
}

/** The children, one by one. */
export function children(say: Words): Step {
  return {
    kind: 'list',
    id: 'children',
    list: 'children',
    most: MOST_CHILDREN,
    title: say('children'),
    lead: say('childrenLead'),
    fields: childFields(say),
    words: {
      any: say('anyChildren'),
      another: say('anotherChild'),
      add: say('addChild'),
      one: say('child'),
    },
  };
}

/** The proceedings, one by one. */
export function proceedings(say: Words): Step {
  const ended: Field = {
    kind: 'date',
    path: ['item', 'concludedOn'],
    label: say('concludedOn'),
    partial: true,
  };
  const text = (key: string, label: string): Field => ({
    kind: 'text',
    path: ['item', key],
    label: label,
    optional: say('optional'),
  });
  return {
    kind: 'list',
    id: 'proceedings',
    list: 'proceedings',
    most: MOST_PROCEEDINGS,
    title: say('proceedings'),
    lead: say('proceedingsLead'),
    fields: [
      text('court', say('court')),
      text('caseNumber', say('caseNumber')),
      { kind: 'date', path: ['item', 'startedOn'], label: say('startedOn'), partial: true },
      {
        kind: 'choice',
        path: ['item', 'concluded'],
        label: say('concluded'),
        options: yesNo(say, 'notKnown', { yes: [ended] }),
      },
      {
        kind: 'area',
        path: ['item', 'outcome'],
        label: say('outcome'),
        optional: say('optional'),
        limit: 1000,
      },
    ],
    words: {
      any: say('anyProceedings'),
      another: say('anotherProceedings'),
      add: say('addProceedings'),
      one: say('oneProceedings'),
    },
  };
}

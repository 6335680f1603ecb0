import { sexField, yesNo } from './field-kinds.ts';
import type { Field } from './fields.ts';
import type { Step } from './step.ts';
import type { Words } from './wording.ts';

/** Who refers. */
export function aboutYou(say: Words): Step {
  const text = (key: string, label: string, more: object = {}): Field => ({
    kind: 'text',
    path: ['referrer', key],
    label,
    ...more,
  });
  return {
    kind: 'fields',
    id: 'about-you',
    title: say('aboutYou'),
    lead: say('aboutYouLead'),
    fields: [
      text('name', say('referrerName'), { autocomplete: 'name' }),
      text('role', say('referrerRole'), { autocomplete: 'organization-title', optional: say('optional') }),
      text('organisation', say('referrerOrganisation'), { autocomplete: 'organization' }),
      text('email', say('referrerEmail'), { type: 'email', autocomplete: 'email' }),
      text('phone', say('referrerPhone'), { type: 'tel', width: 20, autocomplete: 'tel' }),
    ],
  };
}

/** How the parent may be reached safely. */
export function safeContact(say: Words): Step {
  const way = (key: string, label: string): Field => ({
    kind: 'choice',
    path: ['safeContact', key],
    label,
    options: yesNo(say, 'notSure'),
  });
  const area = (key: string, limit: number, label: string, hint?: string): Field => ({
    kind: 'area',
    path: ['safeContact', key],
    label: label,
    optional: say('optional'),
    limit,
    hint,
  });
  return {
    kind: 'fields',
    id: 'safe-contact',
    title: say('safeContact'),
    lead: say('safeContactLead'),
    fields: [
      way('call', say('safeCall')),
      way('text', say('safeText')),
      way('write', say('safeWrite')),
      way('email', say('safeEmail')),
      area('times', 500, say('safeTimes'), say('safeTimesHint')),
      area('whatNotToSay', 1000, say('whatNotToSay'), say('whatNotToSayHint')),
      area('whoMustNotKnow', 1000, say('whoMustNotKnow')),
    ],
  };
}

/** Who the parent is. */
export function name(say: Words, own: boolean): Step {
  const text = (key: string, label: string, autocomplete: string): Field => ({
    kind: 'text',
    path: ['parent', key],
    label,
    ...(own && { autocomplete }),
  });
  return {
    kind: 'fields',
    id: 'name',
    title: say('name'),
    lead: say('nameLead'),
    fields: [
      text('givenName', say('givenName'), 'given-name'),
      text('familyName', say('familyName'), 'family-name'),
      { ...text('knownAs', say('knownAs'), 'nickname'), optional: say('optional') },
      {
        kind: 'date',
        path: ['parent', 'bornOn'],
        label: say('bornOn'),
        partial: true,
        ...(own && { autocomplete: 'bday' as const }),
      },
      sexField(say, ['parent', 'sex'], say('sex')),
    ],
  };
}

/** Where the parent may be reached. */
export function contact(say: Words, own: boolean): Step {
  return {
    kind: 'fields',
    id: 'contact',
    title: say('contact'),
    lead: say('contactLead'),
    fields: [
      {
        kind: 'text',
        path: ['parent', 'phone'],
        label: say('phone'),
        type: 'tel',
        width: 20,
        ...(own && { autocomplete: 'tel' }),
      },
      {
        kind: 'text',
        path: ['parent', 'email'],
        label: say('email'),
        type: 'email',
        ...(own && { autocomplete: 'email' }),
      },
      {
        kind: 'area',
        path: ['parent', 'address'],
        label: say('address'),
        hint: say('addressHint'),
        limit: 500,
      },
    ],
  };
}

/** What the parent needs to take part. */
export function support(say: Words): Step {
  return {
    kind: 'fields',
    id: 'support',
    title: say('support'),
    lead: say('supportLead'),
    fields: [
      {
        kind: 'choice',
        path: ['parent', 'interpreter'],
        label: say('interpreter'),
        options: [
          {
            value: 'needed',
            label: say('interpreterNeeded'),
            opens: [
              { kind: 'text', path: ['parent', 'firstLanguage'], label: say('firstLanguage'), width: 20 },
            ],
          },
          { value: 'not_needed', label: say('interpreterNotNeeded') },
        ],
      },
      {
        kind: 'area',
        path: ['parent', 'communicationNeeds'],
        label: say('communicationNeeds'),
        optional: say('optional'),
        hint: say('communicationNeedsHint'),
        limit: 1000,
      },
    ],
  };
}

/** What criteria commonly ask of the parent; no step when the programme asks none of it. */
export function situation(say: Words, sections: ReadonlySet<string>): Step[] {
  const fields: Field[] = [];
  if (sections.has('area')) {
    fields.push(
      {
        kind: 'choice',
        path: ['parent', 'localLink'],
        label: say('localLink'),
        options: yesNo(say, 'notKnown'),
      },
      {
        kind: 'text',
        path: ['parent', 'area'],
        label: say('area'),
        optional: say('optional'),
        hint: say('areaHint'),
        width: 20,
      },
    );
  }
  if (sections.has('care_leaver')) {
    const options = yesNo(say, 'notKnown');
    fields.push({ kind: 'choice', path: ['parent', 'careLeaver'], label: say('careLeaver'), options });
  }
  if (sections.has('pregnancy')) {
    const due: Field = { kind: 'date', path: ['parent', 'dueOn'], label: say('dueOn'), partial: true };
    const options = yesNo(say, 'notKnown', { yes: [due] });
    fields.push({ kind: 'choice', path: ['parent', 'pregnant'], label: say('pregnant'), options });
  }
  if (fields.length === 0) return [];
  return [{ kind: 'fields', id: 'situation', title: say('situation'), lead: say('situationLead'), fields }];
}

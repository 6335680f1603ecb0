import { z } from 'zod';
import type { Page, PageRequest } from '../../doors/index.ts';
import { invalid } from '../../foundation/fault.ts';
import { succeed } from '../../foundation/result.ts';
import { losses, qualities, qualityOnMap } from '../../interface/charts/index.ts';
import {
  CheckboxesField,
  DateField,
  datePartsAt,
  formDateText,
  formTick,
  optional,
  RadiosField,
  SelectField,
  TextField,
  textAt,
  textsAt,
} from '../../interface/forms/index.ts';
import { InsetText } from '../../interface/govuk/index.ts';
import { dateBoxes } from '../pages/form-values.ts';
import { type FieldsOf, type RecordForm, recordFormPages } from '../pages/record-form.tsx';
import { keepMapCopy } from './map-copy.ts';
import type { HouseholdRow, QualityRow } from './map-picture.ts';
import { findMap, findOnMap, type MapSubject, mapOf, notOffered } from './map-subject.ts';
import { lossWords } from './map-words.ts';
import { changeHousehold, recordHousehold } from './record-household.ts';
import { recordLoss } from './record-loss.ts';
import { changeQuality, recordQuality } from './record-quality.ts';

const maybeDay = (what: string) => optional(formDateText({ what }));
const shared = { permission: 'person:write', tab: '/family/map' } as const;

type Shown = Pick<FieldsOf<unknown>, 'values' | 'faults'>;

function Day({ name, label, hint, values, faults }: Shown & { name: string; label: string; hint?: string }) {
  return (
    <DateField name={name} label={label} hint={hint} value={datePartsAt(values, [name])} faults={faults} />
  );
}

const qualityItems = qualities.map((value) => ({ value, text: qualityOnMap[value] }));

function HowTheyAre({ values, faults }: Shown) {
  return (
    <>
      <RadiosField
        name="quality"
        label="How are they with one another?"
        hint="As the person tells it. For harm, the first of the two is the one who does harm"
        items={qualityItems}
        value={textAt(values, ['quality'])}
        faults={faults}
      />
      <Day
        name="beganOn"
        label="Since when?"
        hint="Leave it empty where it is not known"
        values={values}
        faults={faults}
      />
      <Day
        name="endedOn"
        label="Until when?"
        hint="Leave it empty where it is so today"
        values={values}
        faults={faults}
      />
    </>
  );
}

const zQualityForm = z.object({
  personId: z.string().default(''),
  otherId: z.string().default(''),
  quality: optional(z.enum(qualities)),
  beganOn: maybeDay('first day'),
  endedOn: maybeDay('last day'),
});

/** What was left out is worded by the command. */
const asQuality = (quality: (typeof qualities)[number] | undefined) => quality as (typeof qualities)[number];

const addQuality: RecordForm<MapSubject, typeof zQualityForm> = {
  ...shared,
  path: '/family/map/qualities/add',
  find: findMap,
  title: () => 'How two people are with one another',
  save: 'Add',
  values: ({ personId }) => ({ personId, beganOn: dateBoxes(null), endedOn: dateBoxes(null) }),
  fields: ({ about, values, faults }) => (
    <>
      {(['personId', 'otherId'] as const).map((name) => (
        <SelectField
          name={name}
          label={name === 'personId' ? 'The first of the two' : 'The second of the two'}
          items={about.choices}
          value={textAt(values, [name])}
          faults={faults}
        />
      ))}
      <HowTheyAre values={values} faults={faults} />
    </>
  ),
  schema: zQualityForm,
  submit: async (request, map, { quality, ...sent }) => {
    const wrong = [notOffered(map, 'personId', [sent.personId]), notOffered(map, 'otherId', [sent.otherId])];
    const faults = wrong.flatMap((each) => each ?? []);
    if (faults.length > 0) return invalid(...faults);
    const done = await request.run(recordQuality, { ...sent, quality: asQuality(quality) });
    return done.ok ? succeed({ to: mapOf(map.personId), notice: 'Added to the map' }) : done;
  },
};

const zQualityChange = zQualityForm.omit({ personId: true, otherId: true }).extend({
  mistake: formTick(),
});

interface OneQuality {
  readonly map: MapSubject;
  readonly about: QualityRow;
}

const nameOn = (map: MapSubject, id: string) =>
  map.people.find((person) => person.id === id)?.name ?? 'somebody';

const changeQualityForm: RecordForm<OneQuality, typeof zQualityChange> = {
  ...shared,
  path: '/family/map/qualities/:quality',
  find: (request: PageRequest) =>
    findOnMap(request, (map, id) => map.qualities.find((each) => each.id === id), request.params.quality),
  title: ({ map, about }) => `${nameOn(map, about.personId)} and ${nameOn(map, about.otherId)}`,
  save: 'Save',
  values: ({ about }) => ({
    quality: about.quality,
    beganOn: dateBoxes(about.beganOn),
    endedOn: dateBoxes(about.endedOn),
  }),
  version: ({ about }) => about.version,
  labels: { quality: 'How they are', beganOn: 'Since', endedOn: 'Until' },
  fields: ({ values, faults }) => (
    <>
      <HowTheyAre values={values} faults={faults} />
      <CheckboxesField
        name="mistake"
        label="Was this recorded by mistake?"
        items={[{ value: 'yes', text: 'Yes, take it off the map' }]}
        values={textsAt(values, ['mistake'])}
        faults={faults}
      />
    </>
  ),
  schema: zQualityChange,
  submit: async (request, { map, about }, { quality, ...sent }, { version }) => {
    const seen = { personId: about.personId, qualityId: about.id, version: version ?? about.version };
    const done = await request.run(changeQuality, { ...seen, ...sent, quality: asQuality(quality) });
    return done.ok ? succeed({ to: mapOf(map.personId), notice: 'Saved' }) : done;
  },
};

const zMembers = z.preprocess((sent) => (sent === undefined ? [] : [sent].flat()), z.array(z.string()));
const zHouseholdForm = z.object({
  name: z.string().default(''),
  memberIds: zMembers,
  beganOn: maybeDay('first day'),
});

function Members({ choices, values, faults }: Shown & Pick<MapSubject, 'choices'>) {
  return (
    <>
      <TextField
        name="name"
        label="What is this household called?"
        hint="For example, “Grandmother’s home”. Never an address"
        value={textAt(values, ['name'])}
        faults={faults}
        autocomplete="off"
      />
      <CheckboxesField
        name="memberIds"
        label="Who lives there?"
        items={choices.map(({ value, text }) => ({ value, text }))}
        values={textsAt(values, ['memberIds'])}
        faults={faults}
      />
    </>
  );
}

const addHousehold: RecordForm<MapSubject, typeof zHouseholdForm> = {
  ...shared,
  path: '/family/map/households/add',
  find: findMap,
  title: () => 'Who lives together',
  lead: () => <InsetText>Never say here where a child lives who was placed or adopted.</InsetText>,
  save: 'Add',
  values: () => ({ beganOn: dateBoxes(null) }),
  fields: ({ about, values, faults }) => (
    <>
      <Members choices={about.choices} values={values} faults={faults} />
      <Day name="beganOn" label="Since when?" values={values} faults={faults} />
    </>
  ),
  schema: zHouseholdForm,
  submit: async (request, map, sent) => {
    const wrong = notOffered(map, 'memberIds', sent.memberIds);
    if (wrong) return invalid(wrong);
    const done = await request.run(recordHousehold, { personId: map.personId, ...sent });
    return done.ok ? succeed({ to: mapOf(map.personId), notice: 'Added to the map' }) : done;
  },
};

const zHouseholdChange = z.object({
  name: z.string().default(''),
  memberIds: zMembers,
  fromOn: maybeDay('day of the change'),
  endedOn: maybeDay('last day'),
});

interface OneHousehold {
  readonly map: MapSubject;
  readonly about: HouseholdRow;
}

const changeHouseholdForm: RecordForm<OneHousehold, typeof zHouseholdChange> = {
  ...shared,
  path: '/family/map/households/:household',
  find: (request: PageRequest) =>
    findOnMap(request, (map, id) => map.households.find((each) => each.id === id), request.params.household),
  title: ({ about }) => `Change ${about.name}`,
  save: 'Save',
  values: ({ about }) => ({
    name: about.name,
    memberIds: about.members.filter(({ endedOn }) => endedOn === null).map(({ memberId }) => memberId),
    fromOn: dateBoxes(null),
    endedOn: dateBoxes(about.endedOn),
  }),
  version: ({ about }) => about.version,
  fields: ({ about: { map }, values, faults }) => (
    <>
      <Members choices={map.choices} values={values} faults={faults} />
      <Day
        name="fromOn"
        label="From which day does the change hold?"
        hint="Today where it is left empty"
        values={values}
        faults={faults}
      />
      <Day name="endedOn" label="If the household is no more: its last day" values={values} faults={faults} />
    </>
  ),
  schema: zHouseholdChange,
  submit: async (request, { map, about }, sent, { version }) => {
    const wrong = notOffered(map, 'memberIds', sent.memberIds);
    if (wrong) return invalid(wrong);
    const seen = { personId: map.personId, householdId: about.id, version: version ?? about.version };
    const done = await request.run(changeHousehold, { ...seen, ...sent });
    return done.ok ? succeed({ to: mapOf(map.personId), notice: 'Saved' }) : done;
  },
};

const zLoss = z.object({ lossKind: optional(z.enum(losses)), endedOn: maybeDay('date') });

const lossForm: RecordForm<MapSubject, typeof zLoss> = {
  ...shared,
  path: '/family/map/losses/add',
  find: findMap,
  title: () => 'Record a loss',
  lead: () => (
    <p class="govuk-body">
      Only what is told, and only as much as is told. A loss stands on the map as what it is.
    </p>
  ),
  save: 'Record it',
  values: () => ({ endedOn: dateBoxes(null) }),
  fields: ({ values, faults }) => (
    <>
      <RadiosField
        name="lossKind"
        label="What was it?"
        items={losses.map((value) => ({ value, text: lossWords[value] }))}
        value={textAt(values, ['lossKind'])}
        faults={faults}
      />
      <Day
        name="endedOn"
        label="When was it?"
        hint="As near as it is remembered"
        values={values}
        faults={faults}
      />
    </>
  ),
  schema: zLoss,
  submit: async (request, { personId }, { lossKind, endedOn }) => {
    if (!endedOn)
      return invalid({ path: ['endedOn'], message: 'Enter the day, as near as it is remembered' });
    const kind = lossKind as (typeof losses)[number];
    const done = await request.run(recordLoss, { personId, lossKind: kind, endedOn });
    return done.ok ? succeed({ to: mapOf(personId), notice: 'Recorded' }) : done;
  },
};

const zCopy = z.object({ note: z.string().optional() });

const copyForm: RecordForm<MapSubject, typeof zCopy> = {
  ...shared,
  path: '/family/map/copies/keep',
  find: findMap,
  title: () => 'Keep a copy of this map',
  lead: () => (
    <p class="govuk-body">
      A copy shows later what was known today: who was tied to whom, and how they were.
    </p>
  ),
  save: 'Keep a copy',
  values: () => ({}),
  fields: ({ values, faults }) => (
    <TextField
      name="note"
      label="What is this copy for?"
      hint="For example, “made together at the start”"
      value={textAt(values, ['note'])}
      faults={faults}
    />
  ),
  schema: zCopy,
  submit: async (request, { personId }, { note }) => {
    const done = await request.run(keepMapCopy, { personId, note });
    return done.ok ? succeed({ to: `${mapOf(personId)}/copies`, notice: 'The copy is kept' }) : done;
  },
};

/** The forms of the family map. */
export const mapForms: readonly Page[] = [
  ...recordFormPages(addQuality),
  ...recordFormPages(changeQualityForm),
  ...recordFormPages(addHousehold),
  ...recordFormPages(changeHouseholdForm),
  ...recordFormPages(lossForm),
  ...recordFormPages(copyForm),
];

import { z } from 'zod';
import type { PageRequest } from '../../doors/index.ts';
import { invalid } from '../../foundation/fault.ts';
import { succeed } from '../../foundation/result.ts';
import { qualities, qualityOnMap } from '../../interface/charts/index.ts';
import {
  CheckboxesField,
  formTick,
  optional,
  RadiosField,
  SelectField,
  textAt,
  textsAt,
} from '../../interface/forms/index.ts';
import { dateBoxes } from '../pages/form-values.ts';
import type { RecordForm } from '../pages/record-form.tsx';
import { Day, maybeDay, type Shown, shared } from './map-fields.tsx';
import type { QualityRow } from './map-picture.ts';
import { findMap, findOnMap, type MapSubject, mapOf, notOffered } from './map-subject.ts';
import { changeQuality, recordQuality } from './record-quality.ts';

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

/** How two people are with one another. */
export const addQuality: RecordForm<MapSubject, typeof zQualityForm> = {
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

/** Changes how two people are with one another. */
export const changeQualityForm: RecordForm<OneQuality, typeof zQualityChange> = {
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

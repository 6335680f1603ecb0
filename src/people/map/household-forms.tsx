import { z } from 'zod';
import type { PageRequest } from '../../doors/index.ts';
import { invalid } from '../../foundation/fault.ts';
import { succeed } from '../../foundation/result.ts';
import { CheckboxesField, TextField, textAt, textsAt } from '../../interface/forms/index.ts';
import { InsetText } from '../../interface/govuk/index.ts';
import { dateBoxes } from '../pages/form-values.ts';
import type { RecordForm } from '../pages/record-form.tsx';
import { Day, maybeDay, type Shown, shared } from './map-fields.tsx';
import type { HouseholdRow } from './map-picture.ts';
import { findMap, findOnMap, type MapSubject, mapOf, notOffered } from './map-subject.ts';
import { changeHousehold, recordHousehold } from './record-household.ts';

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

/** Who lives together. */
export const addHousehold: RecordForm<MapSubject, typeof zHouseholdForm> = {
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

/** Changes who lives together. */
export const changeHouseholdForm: RecordForm<OneHousehold, typeof zHouseholdChange> = {
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

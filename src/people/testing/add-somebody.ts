import { z } from 'zod';
import type { TestHouse } from '../../../test/support/house.ts';
import { command, wholeTenant } from '../../doors/index.ts';
import { zIdOut } from '../../foundation/answers.ts';
import { succeed } from '../../foundation/result.ts';
import { zFamily } from '../family.ts';
import { zPersonDetails } from '../person.ts';
import { registerFamily, registerPerson } from '../register.ts';

/** Puts somebody on record with a family, as an accepted referral does. */
export const register = command({
  name: 'testRegister',
  summary: 'Put somebody on record',
  permission: 'person:write',
  about: wholeTenant,
  input: z.strictObject({ person: zPersonDetails, family: zFamily.nullish() }),
  output: z.strictObject({ id: zIdOut, childIds: z.array(zIdOut) }),
  audit: () => 'Put somebody on record',
  api: null,
  handle: async (context, { person, family }) => {
    const registered = await registerPerson(context, person);
    if (!registered.ok) return registered;
    if (!family) return succeed({ id: registered.value.id, childIds: [] });
    const kin = await registerFamily(context, registered.value.id, family);
    return kin.ok ? succeed({ id: registered.value.id, childIds: [...kin.value.childIds] }) : kin;
  },
});

/** Puts somebody on record who must be taken. */
export function addSomebody(house: TestHouse, input: z.input<typeof register.input>) {
  return house.done(register, input);
}

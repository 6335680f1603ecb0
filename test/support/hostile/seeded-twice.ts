import { lookForPairs } from '../../../src/merging/index.ts';
import { mergingIn } from '../../../src/merging/testing/merging-in.ts';
import type { TestApp } from '../app.ts';

/** Two who may be on record twice, and a record that another was merged into: the people whose pages lead to those forms. */
export async function seedTwice(app: TestApp): Promise<readonly string[]> {
  const { somebody, merge } = mergingIn(app);
  const alike = await somebody('Sabina Khatun', { bornOn: '1988-04-05', phone: '07700 900 201' });
  await somebody('Sabeena Khatun', { bornOn: '1988-04-05', phone: '07700 900 202' });
  const kept = await somebody('Tahmina Sultana', { bornOn: '1991-02-11', area: 'Bow' });
  await merge(kept, await somebody('Tahmeena Sultana', { bornOn: '1991-02-11', area: 'Stepney' }));
  await app.done(lookForPairs, {}, app.actors.manager);
  return [alike, kept];
}

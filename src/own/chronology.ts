import type { ChronologyEntry, ChronologySource } from '../doors/index.ts';
import { accessesOf } from './access-store.ts';

/** When a parent was invited to pages of her own, and when that ended. */
export const ownPagesChronology: ChronologySource = {
  kind: 'own_pages',
  title: 'Own pages',
  theme: 'papers',
  async entries({ db }, personId) {
    const href = `/people/${personId}/own-pages`;
    const base = { kind: 'own_pages', precision: 'day', href, detail: null } as const;
    return (await accessesOf(db, personId)).flatMap((each): ChronologyEntry[] => {
      const invited = { ...base, id: each.id, on: each.invitedOn, title: 'Invited to own pages' };
      const entries: ChronologyEntry[] = [{ ...invited, by: each.invitedBy }];
      if (each.endedOn)
        entries.push({
          ...base,
          id: `${each.id}-ended`,
          on: each.endedOn,
          title: each.endedHow === 'by_parent' ? 'Stopped using own pages' : 'Access to own pages ended',
          by: each.endedBy,
        });
      return entries;
    });
  },
};

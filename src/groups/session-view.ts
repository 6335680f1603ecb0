import { sessionStanding } from './group.ts';
import type { SessionRow } from './group-store.ts';

type Named = ReadonlyMap<string, string>;
/** Workers by name; one who has left is named as such. */
export const staffIn = (ids: readonly string[], names: Named) =>
  ids.map((id) => ({ id, name: names.get(id) ?? 'A worker who has left' }));

/** A session as pages and the API show it. */
export function sessionView(session: SessionRow, cameHere: number, names: Named, today: Temporal.PlainDate) {
  const { id, version, heldOn, startsAt, endsAt, place, topic, headCount, note, changedWhy, cancelledWhy } =
    session;
  const shown = {
    id,
    version,
    heldOn,
    startsAt,
    endsAt,
    place,
    topic,
    headCount,
    note,
    changedWhy,
    cancelledWhy,
  };
  return {
    ...shown,
    came: cameHere,
    staff: staffIn(session.staffIds, names),
    standing: sessionStanding(session, today),
  };
}

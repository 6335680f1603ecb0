import { boundsOf, isBefore, type PartialDate } from '../../../foundation/dates.ts';

type Day = Temporal.PlainDate;

/** What somebody is connected with. */
export const connectionKinds = ['person', 'group', 'service', 'place'] as const;
export type ConnectionKind = (typeof connectionKinds)[number];

/** How strong a connection is: strong, tenuous and stressful in Hartman’s ecomap (1978), and one that may do harm. */
export const strengths = ['strong', 'weak', 'strained', 'risky'] as const;
export type Strength = (typeof strengths)[number];

/** Where the energy of a connection goes. */
export const directions = ['to_person', 'from_person', 'both'] as const;
export type Direction = (typeof directions)[number];

/** One connection as the ecomap draws it. */
export interface Connection {
  readonly id: string;
  /** As the person calls it. */
  readonly name: string;
  readonly kind: ConnectionKind;
  readonly strength: Strength;
  readonly direction: Direction | null;
  readonly words: string | null;
  readonly beganOn: PartialDate | null;
  readonly endedOn: PartialDate | null;
  /** Where it opens; left out when it leads nowhere. */
  readonly href?: string;
}

/** The connections as they were on a day. What has no date always holds; the last day is the first on which it is no more. */
export function connectionsAt<T extends Connection>(connections: readonly T[], on: Day): T[] {
  return connections.filter(
    ({ beganOn, endedOn }) =>
      (!beganOn || !isBefore(on, boundsOf(beganOn).earliest)) &&
      (!endedOn || isBefore(on, boundsOf(endedOn).latest)),
  );
}

/** The days on which an ecomap changed, the earliest first. */
export function connectionDays(connections: readonly Connection[]): Day[] {
  const days = connections.flatMap(({ beganOn, endedOn }) => [
    ...(beganOn ? [boundsOf(beganOn).earliest] : []),
    ...(endedOn ? [boundsOf(endedOn).latest] : []),
  ]);
  return [...new Map(days.map((day) => [day.toString(), day])).values()].sort(Temporal.PlainDate.compare);
}

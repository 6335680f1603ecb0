/** A stage as it is drawn. `note` stands beneath its title: how long it lasts. */
export interface RoadStage {
  readonly id: string;
  readonly title: string;
  readonly note: string | undefined;
}

/** One road, with its stages in order. */
export interface Road {
  readonly id: string;
  readonly title: string;
  readonly stages: readonly RoadStage[];
}

/** Where a way leads: on along the road, or to more or less support. */
export type WayKind = 'next' | 'up' | 'down';

/** A way from one place to another; without a stage, from or to a whole road. */
export interface Way {
  readonly kind: WayKind;
  readonly from: { readonly road: string; readonly stage?: string };
  readonly to: { readonly road: string; readonly stage?: string };
}

/** All roads of a programme and the ways between their stages. */
export interface RoadMapData {
  readonly roads: readonly Road[];
  readonly ways: readonly Way[];
}

/** What a way is called, in words. */
export const wayWords: Readonly<Record<WayKind, string>> = {
  next: 'then',
  up: 'more support',
  down: 'less support',
};

/** More than this cannot be read as a drawing; the table beneath says the same. */
export const MOST_STAGES_DRAWN = 80;

/** How many stages a map has. */
export const stagesIn = ({ roads }: RoadMapData): number =>
  roads.reduce((sum, { stages }) => sum + stages.length, 0);

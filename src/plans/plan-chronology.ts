import type { ChronologyEntry, ChronologySource } from '../doors/index.ts';
import { planHistory } from './plan-store.ts';

const CLOSED = {
  reached: 'Goal reached',
  changed: 'Goal changed',
  stopped: 'Goal stopped',
} as const;

/** Goals set and closed. */
export const goalChronology: ChronologySource = {
  kind: 'goal',
  title: 'Goals',
  async entries({ db }, personId) {
    const { goals } = await planHistory(db, personId);
    const href = `/people/${personId}/plan`;
    return goals.flatMap((goal): ChronologyEntry[] => {
      const base = { kind: 'goal', precision: 'day', by: goal.by, href } as const;
      const set = { ...base, id: goal.id, on: goal.setOn, title: 'Goal set', detail: goal.words };
      if (goal.status === 'open' || !goal.closedOn) return [set];
      const detail = goal.closingWords ? `${goal.words} – ${goal.closingWords}` : goal.words;
      return [
        set,
        { ...base, id: `${goal.id}-closed`, on: goal.closedOn, title: CLOSED[goal.status], detail },
      ];
    });
  },
};

/** Actions agreed and done. */
export const actionChronology: ChronologySource = {
  kind: 'action',
  title: 'Actions',
  async entries({ db }, personId) {
    const { actions } = await planHistory(db, personId);
    const href = `/people/${personId}/plan`;
    return actions.flatMap((action): ChronologyEntry[] => {
      const base = { kind: 'action', precision: 'day', by: action.by, href, detail: action.what } as const;
      const set = { ...base, id: action.id, on: action.setOn, title: 'Action agreed' };
      if (action.status === 'open' || !action.closedOn) return [set];
      const title = action.status === 'done' ? 'Action done' : 'Action stopped';
      return [set, { ...base, id: `${action.id}-closed`, on: action.closedOn, title }];
    });
  },
};

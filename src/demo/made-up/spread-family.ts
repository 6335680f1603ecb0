import { isBefore } from '../../foundation/dates.ts';
import type { CaseChild } from '../case.ts';
import type { Seeded } from '../seeded.ts';
import { type MadeUpFamily, madeUpFamily } from './family.ts';
import { childName } from './names.ts';

/** What a service's own rules and sections ask of its made-up families. */
export interface SpreadWish {
  readonly children: boolean;
  /** Whether children may have been removed: always, sometimes or never. */
  readonly removed: 'always' | 'sometimes' | 'never';
  readonly pregnancies: boolean;
  readonly babies: boolean;
  readonly inProceedings: boolean;
}

/** In each band of age as many: services split by these, and rules speak of the young. */
const AGES = [
  [17, 20],
  [21, 29],
  [30, 41],
] as const;
const LIVING_WITH = ['foster_carer', 'special_guardian', 'relative'] as const;
/** From one birth to the next, in months. */
const CLOSEST = 13;
const LEAST_AGE = 16;
const WHOLE_PREGNANCY = 40;

/** A baby on the way, just come, or neither. */
type Now = { readonly dueIn?: number; readonly babyDays?: number };

/**
 * Draws a family of any age whose children came one after another: at least thirteen months apart, none of them before
 * their parent was sixteen, and none within a year of a pregnancy now.
 */
export function spreadFamily(chance: Seeded, on: Temporal.PlainDate, wish: SpreadWish): MadeUpFamily {
  const [youngest, oldest] = chance.pick(AGES);
  const age = youngest + chance.below(oldest - youngest + 1);
  const now = nowOf(chance, wish);
  const drawn = madeUpFamily(chance, on, { children: 0, ...(wish.pregnancies ? { sex: 'female' } : {}) });
  const children = wish.children ? childrenOf(chance, on, { ...wish, now, age }) : [];
  const first = children.map((child) => child.bornOn).sort()[0];
  const latest = first && Temporal.PlainDate.from(first).subtract({ years: LEAST_AGE, days: 30 });
  const byAge = on.subtract({ years: age, days: chance.below(365) });
  const bornOn = latest && isBefore(latest, byAge) ? latest : byAge;
  const due = now.dueIn === undefined ? {} : { pregnantUntil: on.add({ weeks: now.dueIn }).toString() };
  return {
    parent: { ...drawn.parent, bornOn: bornOn.toString(), ...due },
    children,
    proceedings: proceedingsOf(on, children, wish.inProceedings),
  };
}

function nowOf(chance: Seeded, { pregnancies, babies }: SpreadWish): Now {
  const draw = chance.below(8);
  if (babies && draw < 2) return { babyDays: 3 + chance.below(36) };
  return pregnancies && draw < 7 ? { dueIn: 2 + chance.below(26) } : {};
}

interface Siblings extends SpreadWish {
  readonly now: Now;
  readonly age: number;
}

function childrenOf(chance: Seeded, on: Temporal.PlainDate, wish: Siblings): CaseChild[] {
  const { now, age, removed } = wish;
  const away = removed === 'always' || (removed === 'sometimes' && chance.below(2) === 0);
  const awayFor = wish.inProceedings ? 2 : 10 + chance.below(30);
  const wanted = 1 + chance.below(4);
  const atHome = away ? chance.below(2) : wanted;
  const drawn: CaseChild[] = [];
  // The youngest comes first: in months before the day.
  let months = -1;
  if (now.babyDays !== undefined) {
    drawn.push(childOf(chance, on.subtract({ days: now.babyDays }), undefined));
    months = 1;
  } else if (now.dueIn !== undefined) {
    months = Math.ceil((WHOLE_PREGNANCY - now.dueIn) / 4) + 3 - CLOSEST;
  }
  for (let index = 0; index < wanted; index += 1) {
    const isAway = away && index >= atHome;
    months = Math.max(isAway ? awayFor + 1 : 1, months + CLOSEST) + chance.below(20);
    // Their parent was too young for another; the first child of whoever must have one makes her older instead.
    if (months > (age - LEAST_AGE) * 12 && !(isAway && index === atHome)) break;
    drawn.push(
      childOf(chance, on.subtract({ months }), isAway ? on.subtract({ months: awayFor }) : undefined),
    );
  }
  return drawn.reverse();
}

function childOf(
  chance: Seeded,
  bornOn: Temporal.PlainDate,
  removedOn: Temporal.PlainDate | undefined,
): CaseChild {
  const sex = chance.below(2) === 0 ? 'female' : 'male';
  const livingWith = removedOn ? chance.pick(LIVING_WITH) : 'parent';
  const dates = { bornOn: bornOn.toString(), removedOn: removedOn?.toString() };
  return { givenName: childName(chance, sex), sex, ...dates, livingWith };
}

function proceedingsOf(
  on: Temporal.PlainDate,
  children: readonly CaseChild[],
  goOn: boolean,
): MadeUpFamily['proceedings'] {
  return [...new Set(children.flatMap((child) => child.removedOn ?? []))].map((day) => {
    const startedOn = Temporal.PlainDate.from(day).subtract({ days: 4 });
    const concludedOn = startedOn.add({ weeks: 30 });
    const isOver = !goOn && isBefore(concludedOn, on);
    return { startedOn: startedOn.toString(), concludedOn: isOver ? concludedOn.toString() : undefined };
  });
}

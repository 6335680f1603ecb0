import { isBefore } from '../../foundation/dates.ts';
import type { CaseChild, CaseParent, CaseProceedings } from '../case.ts';
import type { Seeded } from '../seeded.ts';
import { childName, madeUpName } from './names.ts';

/** What is asked of a made-up family; the rest is drawn. */
export interface FamilyWish {
  readonly sex?: 'female' | 'male' | undefined;
  readonly ethnicity?: string | undefined;
  /** How many children there are. */
  readonly children?: number | undefined;
  /** How many of them were removed; with one or more there were proceedings. */
  readonly removed?: number | undefined;
  /** Of what sex the children are, from the eldest on. */
  readonly childSexes?: readonly ('female' | 'male')[] | undefined;
  /** How old the children are, in whole years, at least and at most. */
  readonly childAges?: readonly [number, number] | undefined;
  /** True while proceedings are still going on. */
  readonly inProceedings?: boolean | undefined;
  /** True for a parent who expects a child at the time. */
  readonly pregnant?: boolean | undefined;
}

export interface MadeUpFamily {
  readonly parent: CaseParent;
  readonly children: readonly CaseChild[];
  readonly proceedings: readonly CaseProceedings[];
}

/** Proceedings are to last 26 weeks at most; many last longer. */
const PROCEEDINGS_WEEKS = [26, 28, 30, 34, 40] as const;
const LIVING_WITH = ['foster_carer', 'adoptive_family', 'special_guardian', 'relative'] as const;

/** Draws a parent and her family as they were on a day. Nobody in it ever lived. */
export function madeUpFamily(chance: Seeded, on: Temporal.PlainDate, wish: FamilyWish): MadeUpFamily {
  const sex = wish.sex ?? (chance.below(12) === 0 ? 'male' : 'female');
  const name = madeUpName(chance, sex, wish.ethnicity);
  const count = wish.children ?? 1 + chance.below(4);
  const eldest = wish.childAges?.[1] ?? 12;
  const bornOn = on.subtract({ years: eldest + 19 + chance.below(14), days: chance.below(365) });
  const away = Math.min(count, wish.removed ?? 0);
  const children = drawChildren(chance, on, { ...wish, count, away });
  return {
    parent: {
      givenName: name.givenName,
      familyName: name.familyName,
      bornOn: bornOn.toString(),
      sex,
      ethnicity: name.ethnicity,
      firstLanguage: name.language,
      interpreter: name.language !== 'English' && chance.below(3) === 0,
      careLeaver: chance.below(5) < 2,
      localLink: true,
      ...(wish.pregnant ? { pregnantUntil: on.add({ weeks: 14 + chance.below(14) }).toString() } : {}),
    },
    children,
    proceedings: proceedingsOf(chance, on, children, wish.inProceedings ?? false),
  };
}

function drawChildren(
  chance: Seeded,
  on: Temporal.PlainDate,
  wish: FamilyWish & { readonly count: number; readonly away: number },
): CaseChild[] {
  const { count, away, inProceedings = false } = wish;
  // All at once, a year to three before; where proceedings go on, lately.
  const removedOn = on.subtract({ days: inProceedings ? 30 + chance.below(100) : 320 + chance.below(800) });
  const [youngest, eldest] = wish.childAges ?? [0, 12];
  return Array.from({ length: count }, (_, index): CaseChild => {
    const sex = wish.childSexes?.[index] ?? (chance.below(2) === 0 ? 'female' : 'male');
    const isAway = index >= count - away;
    // Who was removed was small then: that is whom these services are for.
    const bornOn = isAway
      ? removedOn.subtract({ days: 20 + chance.below(4 * 365) + 365 * (count - 1 - index) })
      : on.subtract({ years: youngest + chance.below(eldest - youngest + 1), days: 1 + chance.below(364) });
    const base = { givenName: childName(chance, sex), sex, bornOn: bornOn.toString() };
    if (!isAway) return { ...base, removedOn: undefined, livingWith: 'parent' };
    const livingWith = inProceedings ? 'foster_carer' : chance.pick(LIVING_WITH);
    return { ...base, removedOn: removedOn.toString(), livingWith };
  });
}

function proceedingsOf(
  chance: Seeded,
  on: Temporal.PlainDate,
  children: readonly CaseChild[],
  goOn: boolean,
): CaseProceedings[] {
  const days = [...new Set(children.flatMap((child) => child.removedOn ?? []))];
  return days.map((day) => {
    const startedOn = Temporal.PlainDate.from(day).subtract({ days: 4 });
    const concludedOn = startedOn.add({ weeks: chance.pick(PROCEEDINGS_WEEKS) });
    const isOver = !goOn && isBefore(concludedOn, on);
    return {
      startedOn: startedOn.toString(),
      concludedOn: isOver ? concludedOn.toString() : undefined,
    };
  });
}

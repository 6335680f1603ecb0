import { formatAge, formatDate, formatPartialDay } from '../interface/wording/index.ts';
import type {
  ChildRecord,
  Ending,
  LivesWith,
  ParentKind,
  PregnancyRecord,
  ProceedingsRecord,
  RelativeRecord,
} from './family.ts';
import { longPastDue } from './family-checks.ts';
import type { Sex } from './person.ts';
import { isOpen } from './proceedings.ts';
import { tieWords } from './ties/tie-words.ts';

/** Where a child is living, after “Lives with” or “Lives in”. */
export const livesWithWords: Readonly<Record<LivesWith, string>> = {
  parent: 'this parent',
  other_parent: 'the other parent',
  relative: 'a relative',
  special_guardian: 'a special guardian',
  foster_carer: 'a foster carer',
  adoptive_family: 'an adoptive family',
  residential: 'a children’s home',
  not_known: 'Not known',
};

export const sexWords: Readonly<Record<Sex, string>> = {
  female: 'Female',
  male: 'Male',
  intersex: 'Intersex',
  not_said: 'Prefers not to say',
};

export const parentWords: Readonly<Record<ParentKind, string>> = {
  mother: 'Mother',
  father: 'Father',
  parent: 'Parent',
};

export const endingWords: Readonly<Record<Ending, string>> = {
  born: 'The baby was born',
  loss: 'The pregnancy ended without a birth',
  not_said: 'It ended, and nobody has said how',
};

/** What a relative is: “Partner”; for a child’s parent, “Mother”; with from when until when. */
export function relativeKind(
  relative: Pick<RelativeRecord, 'kind' | 'direction' | 'beganOn' | 'endedOn'>,
): string {
  const { kind, direction, beganOn, endedOn } = relative;
  const from = beganOn && `from ${formatPartialDay(beganOn)}`;
  const until = endedOn && `until ${formatPartialDay(endedOn)}`;
  return [tieWords(kind, direction), [from, until].filter(Boolean).join(' ')].filter(Boolean).join(', ');
}

/** Where a child is living, as a sentence; undefined when nobody asked. */
export function livingSentence(
  child: Pick<ChildRecord, 'livesWith' | 'born' | 'diedOn'>,
): string | undefined {
  if (!child.born || child.diedOn || !child.livesWith) return undefined;
  if (child.livesWith === 'not_known') return 'Where the child lives is not known';
  const place = child.livesWith === 'residential' ? 'Lives in' : 'Lives with';
  return `${place} ${livesWithWords[child.livesWith]}`;
}

/** “Born 4 March 2019, 5 years old”; for a child not born yet, when it is due. */
export function birthWords(child: ChildRecord, today: Temporal.PlainDate): string {
  if (!child.born) return child.dueOn ? `Due ${formatDate(child.dueOn)}` : 'Not born yet';
  if (!child.bornOn) return 'Date of birth not known';
  const born = `Born ${formatPartialDay(child.bornOn)}`;
  return child.diedOn
    ? `${born}, died ${formatDate(child.diedOn)}`
    : `${born}, ${formatAge(child.bornOn, today)} old`;
}

/** When a child was removed, in words; undefined when it is not known that the child was. */
export function removalWords(
  child: Pick<ChildRecord, 'removed' | 'removals' | 'bornOn'>,
): string | undefined {
  if (child.removals.length === 0) return child.removed ? 'Removed, date not known' : undefined;
  return child.removals
    .map(({ removedOn }) => {
      if (!removedOn) return 'Removed, date not known';
      const age = child.bornOn && removedOn ? `, at ${formatAge(child.bornOn, removedOn.date)}` : '';
      return `Removed ${formatPartialDay(removedOn)}${age}`;
    })
    .join('; ');
}

/** “March 2021 to 4 May 2022”, “since 2021, still going on”. */
export function proceedingsPeriod(proceedings: ProceedingsRecord): string {
  const { startedOn, concludedOn } = proceedings;
  const start = startedOn ? formatPartialDay(startedOn) : 'start not known';
  if (concludedOn) return `${start} to ${formatPartialDay(concludedOn)}`;
  const state = { true: 'still going on', false: 'ended, date not known', null: 'not known whether ended' };
  return `${start}, ${state[`${isOpen(proceedings)}`]}`;
}

/** How a pregnancy stands, in words. */
export function pregnancyWords(pregnancy: PregnancyRecord, today: Temporal.PlainDate): string {
  const { ending, endedOn, dueOn } = pregnancy;
  if (ending) return endedOn ? `${endingWords[ending]}, ${formatDate(endedOn)}` : endingWords[ending];
  if (!dueOn) return 'Expecting a baby, due date not known';
  const due = `due ${formatDate(dueOn)}`;
  return longPastDue(dueOn, today) ? `Was ${due}. Ask how it went` : `Expecting a baby, ${due}`;
}

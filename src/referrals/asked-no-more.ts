import type { Programme } from '../programme/index.ts';

type Answers = Readonly<Record<string, unknown>>;

/** Answers given under an earlier version, to questions that this version asks no more. They stay on the referral. */
export function askedNoMore({ referral }: Pick<Programme, 'referral'>, answers: Answers): Answers {
  const asked = new Set(referral.ask.map(({ id }) => id));
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !asked.has(id)));
}

/** Earlier versions, the newest first, each with those of its questions alone that these answers are to. */
export function askedBefore(
  versions: readonly Programme[],
  answers: Answers,
): readonly Pick<Programme, 'referral'>[] {
  const open = new Set(Object.keys(answers));
  return versions.toReversed().flatMap((version) => {
    const ask = version.referral.ask.filter(({ id }) => open.delete(id));
    return ask.length > 0 ? [{ ...version, referral: { ...version.referral, ask } }] : [];
  });
}

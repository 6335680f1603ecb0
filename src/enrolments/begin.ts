import { type Fault, invalidField } from '../foundation/fault.ts';
import { type Result, succeed } from '../foundation/result.ts';
import { type CaseFacts, type FirstStage, firstStage, type Programme } from '../programme/index.ts';

/** With which stage somebody would begin each pathway of a programme. */
export type Begins = Readonly<Record<string, FirstStage>>;

/** With which stage somebody would begin each pathway, by what is known of her on a day. */
export function beginsOf(programme: Programme, facts: CaseFacts, today: Temporal.PlainDate): Begins {
  const all = Object.keys(programme.pathways).flatMap((pathway) => {
    const begins = firstStage(programme, pathway, { facts, today });
    return begins ? [[pathway, begins] as const] : [];
  });
  return Object.fromEntries(all);
}

/**
 * The stage with which a pathway begins. Where the record says it, `chosen` is empty or the same; where a rule is not
 * known, whoever starts the work chooses among the stages that it may be.
 */
export function decideBeginning(
  { pathways }: Pick<Programme, 'pathways'>,
  pathway: string,
  begins: FirstStage,
  chosen: string | null,
): Result<string, Fault> {
  const titleOf = (id: string) =>
    `“${pathways[pathway]?.stages.find((stage) => stage.id === id)?.title ?? id}”`;
  if (begins.stage !== null) {
    if (chosen === null || chosen === begins.stage) return succeed(begins.stage);
    const why = begins.because ? ` (${begins.because})` : '';
    return invalidField(
      ['stage'],
      `By the record the work begins with ${titleOf(begins.stage)}${why}. Choose that, or leave this as it was`,
    );
  }
  if (chosen !== null && begins.among.includes(chosen)) return succeed(chosen);
  const titles = begins.among.map(titleOf).join(' or ');
  return invalidField(
    ['stage'],
    `The record does not say with which stage the work begins. Choose ${titles}`,
  );
}

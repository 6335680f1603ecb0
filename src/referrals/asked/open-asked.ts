import { z } from 'zod';
import { query, wholeTenant } from '../../doors/index.ts';
import { zVersionOut } from '../../foundation/answers.ts';
import { zId } from '../../foundation/identifiers.ts';
import { succeed } from '../../foundation/result.ts';
import { evaluateCriteria, type Programme } from '../../programme/index.ts';
import { programmeOf } from '../consider.ts';
import { openCriteria } from '../decision.ts';
import type { DraftAnswers } from '../drafts/draft.ts';
import { zDraftValue } from '../drafts/save-draft.ts';
import { stepsFor } from '../journey/steps.ts';
import { typedFrom } from '../journey/typed-from.ts';
import type { Referral } from '../referral.ts';
import { factsOfReferral } from '../referral-facts.ts';
import { openAskedReferral } from './asked-referral.ts';
import { stepsToAsk } from './steps-to-ask.ts';

/** What was asked about a referral, for whoever made it. Of what it says, only what the questions are about. */
export interface AskedView {
  /** The referral's own. */
  readonly version: number;
  readonly reference: string;
  readonly askedFor: string;
  /** Facts that would settle the criteria, such as `proceedings[0].concluded`. */
  readonly missing: readonly string[];
  /** What is known of those, as it would be typed. */
  readonly known: DraftAnswers;
}

function missingFor(programme: Programme, referral: Referral, today: Temporal.PlainDate): readonly string[] {
  const facts = factsOfReferral(referral.answers, referral.origin, referral.receivedOn);
  const open = openCriteria(evaluateCriteria(programme, facts, today));
  return [...new Set(open.flatMap((each) => each.missing))];
}

/** Opens what was asked about a referral with the link that it was made by. */
export const openAsked = query({
  name: 'openAsked',
  summary: 'Open what was asked about a referral',
  permission: 'public',
  about: wholeTenant,
  input: z.strictObject({ draft: zId, secret: z.string().min(1).max(200) }),
  output: z.strictObject({
    version: zVersionOut,
    reference: z.string(),
    askedFor: z.string(),
    missing: z.array(z.string()),
    known: z.record(z.string(), zDraftValue),
  }),
  looksAt: (): readonly string[] => [],
  api: null,
  async handle(context, input) {
    const opened = await openAskedReferral(context, input);
    if (!opened.ok) return opened;
    const { referral } = opened.value;
    const programme = programmeOf(context, referral);
    const missing = missingFor(programme, referral, context.today);
    const steps = stepsToAsk(stepsFor(programme, referral.origin), missing);
    const view: AskedView = {
      version: referral.version,
      reference: referral.reference,
      askedFor: referral.askedFor ?? '',
      missing,
      known: typedFrom(steps, referral.answers),
    };
    return succeed(view);
  },
});

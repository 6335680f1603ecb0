import { isBefore, yearsBetween } from '../foundation/dates.ts';
import type { Fault } from '../foundation/fault.ts';
import { invalidField, refused } from '../foundation/fault.ts';
import { type Result, succeed } from '../foundation/result.ts';
import type { Finding } from './release-check.ts';

export const directions = ['from_parent', 'to_parent', 'together'] as const;
export type Direction = (typeof directions)[number];

export const letterStatuses = [
  'draft',
  'checked',
  'ready',
  'sent',
  'received',
  'read',
  'held',
  'passed',
] as const;
/**
 * Where an exchange stands. `checked`: a second reader is still to look; `ready`: it may be sent; `held`: a meeting took
 * place; `passed`: there was none this time.
 */
export type LetterStatus = (typeof letterStatuses)[number];

/** Something that the check asked about, and why it may stand. */
export interface LookedAtWord {
  readonly text: string;
  readonly because: string;
}

/** What a letter says, wherever it says it: all that the check must read. */
export function allWords(letter: {
  readonly body: string | null;
  readonly translation: string | null;
  readonly what: string | null;
}): string {
  return [letter.body, letter.translation, letter.what].filter(Boolean).join('\n\n');
}

/** Those findings that nobody has looked at yet. */
export function openFindings(findings: readonly Finding[], lookedAt: readonly LookedAtWord[]): Finding[] {
  const known = new Set(lookedAt.map(({ text }) => text.toLowerCase()));
  return findings.filter(({ sure, text }) => sure || !known.has(text.toLowerCase()));
}

interface Standing {
  readonly status: LetterStatus;
  readonly checkedBy: string | null;
}

/** Decides whether a letter passes the check: it stops at what is sure, and at what nobody has looked at. */
export function decideRelease(
  letter: Standing & Parameters<typeof allWords>[0],
  findings: readonly Finding[],
  lookedAt: readonly LookedAtWord[],
  secondReader: boolean,
): Result<LetterStatus, Fault> {
  if (letter.status !== 'draft')
    return refused('not_a_draft', 'Only a draft can be checked. Take it back to a draft first.');
  if (allWords(letter).trim() === '') return invalidField(['body'], 'There is nothing in this letter yet');
  const open = openFindings(findings, lookedAt);
  if (open.length > 0) {
    const sure = open.filter((finding) => finding.sure);
    return refused(
      'stopped_at_the_check',
      sure.length > 0
        ? 'The letter stops here: it says something that may tell who or where somebody is. Change the places that are marked, then check it again.'
        : 'Look at the places that are marked. Change each of them, or say why it may stand.',
    );
  }
  return succeed(secondReader ? 'checked' : 'ready');
}

/** Decides whether somebody may be the second reader: not the one who checked it first. */
export function decideSecondReading(
  letter: Standing,
  staffId: string | null,
  agrees: boolean,
): Result<LetterStatus, Fault> {
  if (letter.status !== 'checked')
    return refused('not_checked', 'This letter does not wait for a second reader.');
  if (staffId === null || staffId === letter.checkedBy) {
    return refused(
      'same_reader',
      'Somebody else must read it: the second reader is not the one who checked it.',
    );
  }
  return succeed(agrees ? 'ready' : 'draft');
}

/** Decides whether a letter can be sent on a day. */
export function decideSending(
  letter: Standing,
  on: Temporal.PlainDate,
  today: Temporal.PlainDate,
  child: { readonly bornOn: Temporal.PlainDate | null },
): Result<LetterStatus, Fault> {
  if (letter.status !== 'ready') {
    return refused(
      'not_ready',
      letter.status === 'checked'
        ? 'A second reader has to read this letter before it is sent.'
        : 'This letter has not passed the check.',
    );
  }
  if (isBefore(today, on)) return invalidField(['on'], 'The day of sending must be today or in the past');
  return ofAge(child, on) ?? succeed('sent');
}

/** Why nothing is written or sent to somebody who is 18 on a day; undefined where they are not, or nobody knows. */
export function ofAge(
  child: { readonly bornOn: Temporal.PlainDate | null } | undefined,
  on: Temporal.PlainDate,
) {
  if (!child?.bornOn || yearsBetween(child.bornOn, on) < 18) return undefined;
  return refused('adult', 'This child is 18 or older: letters go through the adult’s own choice now.');
}

import { fault, formFaults, type PageAnswer } from '../../../doors/index.ts';
import type { FieldFault } from '../../../foundation/fault.ts';
import type { DraftAnswers } from '../../drafts/draft.ts';
import { saveDraft } from '../../drafts/save-draft.ts';
import { saidWrong } from '../../fault-words.ts';
import type { Journey } from './journey.ts';

/** Why a page of the form is shown again: what is wrong, and whether it was saved elsewhere meanwhile. */
export interface NotSaved {
  readonly status: 409 | 422;
  readonly faults: readonly FieldFault[];
  readonly stale: boolean;
}

type Saved =
  | { readonly kind: 'saved' }
  | { readonly kind: 'again'; readonly why: NotSaved }
  | { readonly kind: 'answer'; readonly answer: PageAnswer };

/** True when somebody wants to stop here and go on another day: nothing is checked then, only kept. */
export function leavesForLater(journey: Journey): boolean {
  return journey.request.form.go === 'later';
}

/** Saves what was typed into a draft, whole or not. */
export async function saveInto(journey: Journey, answers: DraftAnswers): Promise<Saved> {
  const { request, draft, secret } = journey;
  const unreadable = request.formFaults.map((each) =>
    // A file that was too large to be read is a fault of its question.
    each.path[0] === 'upload' ? { ...each, path: each.path.slice(1) } : each,
  );
  if (unreadable.length > 0) return again(422, unreadable);
  const version = request.seenVersion ?? draft.version;
  const saved = await request.run(saveDraft, { draft: draft.id, secret, version, answers });
  if (saved.ok) return { kind: 'saved' };
  if (saved.error.kind === 'stale') return again(409, [{ path: [], message: STALE }], true);
  const found = formFaults(saved.error);
  if (!found) return { kind: 'answer', answer: fault(saved.error) };
  // A path of the command's input starts with `answers`; the form's fields know nothing of it.
  const faults = found.faults.map(({ path, message }) => ({
    path: path[0] === 'answers' && found.status === 422 && path.length > 2 ? path.slice(1) : path,
    message,
  }));
  return again(found.status, faults);
}

const STALE = saidWrong('savedInAnotherWindow');

export function again(status: 409 | 422, faults: readonly FieldFault[], stale = false): Saved {
  return { kind: 'again', why: { status, faults, stale } };
}

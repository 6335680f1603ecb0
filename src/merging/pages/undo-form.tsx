import { z } from 'zod';
import {
  type FormDeclaration,
  formPages,
  type Page,
  type PageRequest,
  StandsNow,
} from '../../doors/index.ts';
import { succeed } from '../../foundation/result.ts';
import { CheckboxesField, TextAreaField, textAt, textsAt } from '../../interface/forms/index.ts';
import { SummaryList } from '../../interface/govuk/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { personFormFrame } from '../../people/index.ts';
import { getMerge } from '../get-merges.ts';
import { unmergePeople } from '../unmerge-people.ts';

const ask = (request: PageRequest) =>
  request.ask(getMerge, { personId: request.params.id ?? '', id: request.params.merge ?? '' });
type Merge = Extract<Awaited<ReturnType<typeof ask>>, { ok: true }>['value'];

const zUndoForm = z.object({
  goWith: z.array(z.string()).default([]),
  why: z.string().default(''),
});

type Since = Merge['since'][number];
const entry = ({ what, madeOn }: Since) => (madeOn ? `${what}, recorded ${formatDate(madeOn)}` : what);
const on = (merge: Merge, side: Since['side']) => merge.since.filter((each) => each.side === side);

function Sorted({ merge }: { merge: Merge }) {
  const [goes, stays] = [on(merge, 'goes'), on(merge, 'stays')];
  const list = (entries: readonly Since[]) => (
    <ul class="govuk-list">
      {entries.map((each) => (
        <li>{entry(each)}</li>
      ))}
    </ul>
  );
  if (goes.length + stays.length === 0) return null;
  return (
    <SummaryList
      card={{ title: 'Recorded since the merge' }}
      rows={[
        ...(goes.length > 0
          ? [{ key: `Go with ${merge.absorbedName}, as what they are part of`, value: list(goes) }]
          : []),
        ...(stays.length > 0
          ? [{ key: `Stay with ${merge.personName}, as what they are part of`, value: list(stays) }]
          : []),
      ]}
    />
  );
}

const form: FormDeclaration<Merge, typeof zUndoForm> = {
  path: '/people/:id/merges/:merge/undo',
  permission: 'people:merge',
  find: ask,
  frame: async (request, { personId }) => {
    const found = await personFormFrame(request, personId, '');
    const back = { href: `/people/${personId}/merges` };
    return found.ok ? { ok: true, frame: { ...found.frame, back } } : found;
  },
  title: () => 'Undo this merge',
  instead: (merge) => {
    if (merge.undoneOn)
      return <p class="govuk-body">This merge was undone on {formatDate(merge.undoneOn)}.</p>;
    if (merge.hindrances.length === 0) return undefined;
    return (
      <ul class="govuk-list govuk-list--bullet">
        {merge.hindrances.map(({ message }) => (
          <li>{message}</li>
        ))}
      </ul>
    );
  },
  lead: (merge) => (
    <>
      <p class="govuk-body">
        The record of {merge.absorbedName} comes back, with everything that it had when it was merged into the
        record of {merge.personName} on {formatDate(merge.mergedOn)}. What was changed since stays as it is
        now.
      </p>
      <Sorted merge={merge} />
    </>
  ),
  save: 'Undo the merge',
  values: () => ({ goWith: [], why: '' }),
  version: ({ version }) => version,
  standsNow: ({ why }) => <StandsNow lines={[why]} />,
  fields: ({ about: merge, values, faults }) => (
    <>
      {on(merge, 'open').length > 0 && (
        <CheckboxesField
          name="goWith"
          label={`Which of these, recorded since the merge, belong to ${merge.absorbedName}?`}
          hint={`What you do not select stays with ${merge.personName}`}
          faults={faults}
          values={textsAt(values, ['goWith'])}
          items={on(merge, 'open').map((each) => ({ value: each.id, text: entry(each) }))}
        />
      )}
      <TextAreaField
        name="why"
        label="Why are they two people after all?"
        rows={3}
        limit={2000}
        value={textAt(values, ['why'])}
        faults={faults}
      />
    </>
  ),
  schema: () => zUndoForm,
  async submit(request, merge, { goWith, why }, version) {
    const { personId, id } = merge;
    const done = await request.run(unmergePeople, {
      personId,
      id,
      version: version ?? merge.version,
      goWith,
      why,
    });
    if (!done.ok) return done;
    const { left } = done.value;
    const also = left > 0 ? ` ${left} facts were changed since the merge, and stay as they are now.` : '';
    return succeed({
      to: `/people/${personId}/merges`,
      notice: `They are two records again.${also}`,
    });
  },
};

/** Undoing a merge, with what was recorded since. */
export const undoForm: readonly Page[] = formPages(form);

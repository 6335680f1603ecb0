import { z } from 'zod';
import {
  BothVersions,
  type FormFieldsProps,
  formPages,
  type Page,
  type PageRequest,
} from '../../doors/index.ts';
import type { FieldFault } from '../../foundation/fault.ts';
import { succeed } from '../../foundation/result.ts';
import {
  type FormValues,
  formWholeNumber,
  optional,
  RadiosField,
  TextField,
  textAt,
} from '../../interface/forms/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { type Answer, registerAnswers } from '../group.ts';
import { answerWords } from '../group-words.ts';
import { takeRegister } from '../take-register.ts';
import { findSessionShown, GROUPS, type SessionShown } from './frame.tsx';

const answersShort: Readonly<Record<Answer, string>> = {
  present: 'Here',
  late: 'Late',
  apologies: 'Apologies',
  absent: 'Not here',
};

const zAnswer = z.enum(registerAnswers, 'Select whether she was there');
const zForm = z.object({
  marks: z.record(z.string(), zAnswer).default({}),
  others: optional(z.enum(['present', 'absent'], 'Select what the others are')),
  headCount: optional(formWholeNumber({ max: 10_000 })),
});

/** Whom the address adds as somebody who came without being in the group. */
export const alsoIn = ({ search }: Pick<PageRequest, 'search'>): string[] =>
  search.getAll('also').filter((id) => z.guid().safeParse(id).success);

function valuesOf({ lines, session }: SessionShown): FormValues {
  const marks = lines.flatMap(({ personId, answer, walkIn }) => {
    const shown = answer ?? (walkIn ? 'present' : undefined);
    return shown ? [[personId, shown] as const] : [];
  });
  return {
    marks: Object.fromEntries(marks),
    headCount: session.headCount === null ? '' : String(session.headCount),
  };
}

const labelsOf = ({ lines }: SessionShown) => ({
  ...Object.fromEntries(lines.map(({ personId, name }) => [`marks.${personId}`, name])),
  headCount: 'Without a name',
});

function Lines({
  about,
  values,
  faults,
}: Pick<FormFieldsProps<SessionShown>, 'about' | 'values' | 'faults'>) {
  return (
    <>
      {about.lines.map(({ personId, name, walkIn, role }) => (
        <RadiosField
          name={['marks', personId]}
          label={{ text: name, classes: 'govuk-fieldset__legend--s' }}
          hint={walkIn ? 'Not in the group' : role === 'co_facilitator' ? 'Holds it with us' : undefined}
          classes="facet-register"
          items={registerAnswers.map((value) => ({ value, text: answersShort[value] }))}
          value={textAt(values, ['marks', personId])}
          faults={faults}
        />
      ))}
    </>
  );
}

function Fields({ about, request, values, faults }: FormFieldsProps<SessionShown>) {
  const { session, group } = about;
  const also = new URLSearchParams(alsoIn(request).map((id) => ['also', id]));
  return (
    <>
      <Lines about={about} values={values} faults={faults} />
      {about.lines.length === 0 && <p class="govuk-body">Nobody is in this group on that day.</p>}
      {about.lines.length > 1 && (
        <RadiosField
          name="others"
          label={{ text: 'Everybody who has no mark above', classes: 'govuk-fieldset__legend--s' }}
          hint="Leave this empty to leave them open"
          classes="govuk-radios--small"
          items={[
            { value: 'present', text: 'Was here' },
            { value: 'absent', text: 'Was not here' },
          ]}
          value={textAt(values, ['others'])}
          faults={faults}
        />
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={`${GROUPS}/${group.id}/sessions/${session.id}/walk-in?${also}`}>
          Add somebody who came and is not on this list
        </a>
      </p>
      {group.takesHeads && (
        <TextField
          name="headCount"
          label="How many came without a name?"
          inputmode="numeric"
          classes="govuk-input--width-3"
          value={textAt(values, ['headCount'])}
          faults={faults}
        />
      )}
    </>
  );
}

/** The marks as they are sent: each that was made, and what was said of all others. */
function marksOf({ lines }: SessionShown, { marks, others }: z.output<typeof zForm>) {
  const made = Object.entries(marks).map(([personId, answer]) => ({ personId, answer }));
  const open = lines.filter(({ personId, answer }) => !(personId in marks) && answer === null);
  return others ? [...made, ...open.map(({ personId }) => ({ personId, answer: others }))] : made;
}

/** Faults of a line stand at that person’s marks. */
function atFields(faults: readonly FieldFault[], { marks }: FormValues): readonly FieldFault[] {
  const people = typeof marks === 'object' && marks !== null ? Object.keys(marks) : [];
  return faults.map(({ path, message }) => {
    const person = path[0] === 'marks' && typeof path[1] === 'number' ? people[path[1]] : undefined;
    return { path: person ? ['marks', person] : path, message };
  });
}

/** The register of a session: one page, one press. */
export const registerPages: readonly Page[] = formPages<SessionShown, typeof zForm>({
  path: `${GROUPS}/:group/sessions/:session/register`,
  permission: 'contact:record',
  find: (request) => findSessionShown(request, alsoIn(request)),
  frame: async (_request, { group, session }) => ({
    ok: true,
    frame: {
      current: GROUPS,
      back: { href: `${GROUPS}/${group.id}/sessions/${session.id}`, text: 'The session' },
    },
  }),
  title: ({ session }) => `Register of ${formatDate(session.heldOn)}`,
  caption: ({ group }) => group.title,
  save: 'Save the register',
  values: valuesOf,
  version: ({ session }) => session.version,
  standsNow: (about, typed) => (
    <BothVersions labels={labelsOf(about)} stored={valuesOf(about)} typed={typed} />
  ),
  fields: Fields,
  schema: () => zForm,
  atFields,
  async submit(request, about, sent, version = about.session.version) {
    const { session, group } = about;
    const marks = marksOf(about, sent);
    const done = await request.run(takeRegister, {
      id: session.id,
      version,
      marks,
      headCount: sent.headCount ?? null,
    });
    if (!done.ok) return done;
    const { corrected } = done.value;
    const notice =
      corrected > 0
        ? `Saved. ${corrected} corrected; what stood there before is kept in the history.`
        : 'The register is saved';
    return succeed({ to: `${GROUPS}/${group.id}/sessions/${session.id}`, notice });
  },
});

/** What a register says of one person, in full. */
export const answerText = (answer: Answer | null): string => (answer ? answerWords[answer] : 'Left open');

import { z } from 'zod';
import { optional } from '../interface/forms/index.ts';
import { dateBoxes, maybeDay, savedTo, seenEntry } from '../people/index.ts';
import { type PreProceedings, preEndings } from './court.ts';
import {
  ChoiceOf,
  type CourtSubject,
  courtOf,
  DayOf,
  entryForm,
  findEntry,
  type Sent,
  whole,
} from './court-form.tsx';
import { preEndingWords } from './court-words.ts';
import { recordPreProceedings } from './record-court.ts';

type PreEntry = CourtSubject['preProceedings'][number];

const zPreForm = z.object({
  preProceedings: z.object({
    beganOn: maybeDay('first day'),
    endedOn: maybeDay('last day'),
    endedHow: optional(z.enum(preEndings)),
  }),
});

/** A time of pre-proceedings. */
export const preForm = (path: '/court/pre-proceedings/add' | '/court/pre-proceedings/:entry') =>
  entryForm<PreEntry, typeof zPreForm>({
    path,
    find: findEntry((court) => court.preProceedings),
    title: () => 'Before proceedings',
    lead: () => (
      <p class="govuk-body">
        The time in which the council writes to a parent and meets with her, so that a court may not be
        needed.
      </p>
    ),
    save: 'Save',
    values: ({ entry }) => ({
      preProceedings: {
        beganOn: dateBoxes(entry?.beganOn),
        endedOn: dateBoxes(entry?.endedOn),
        endedHow: entry?.endedHow ?? '',
      },
    }),
    fields: ({ values, faults }) => {
      const shown = { values, faults };
      const at = (name: string) => ['preProceedings', name];
      return (
        <>
          <DayOf {...shown} name={at('beganOn')} label="When did it begin?" />
          <DayOf
            {...shown}
            name={at('endedOn')}
            label="When did it end?"
            hint="Leave it empty while it goes on"
          />
          <ChoiceOf {...shown} name={at('endedHow')} label="How did it end?" words={preEndingWords} />
        </>
      );
    },
    schema: zPreForm,
    submit: async (request, { court, entry }, { preProceedings }, { sure, version }) => {
      const done = await request.run(recordPreProceedings, {
        personId: court.personId,
        ...seenEntry(entry, version),
        preProceedings: whole<Sent<PreProceedings>>(preProceedings),
        sure,
      });
      return savedTo(courtOf(court.personId), done);
    },
  });

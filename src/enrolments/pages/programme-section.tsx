import type { PageRequest, PersonSection } from '../../doors/index.ts';
import { SummaryList, type SummaryRow } from '../../interface/govuk/index.ts';
import { Progress } from '../../interface/layout/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { wordsOfWork } from '../enrolment.ts';
import { getProgrammeRecord, type ProgrammeRecord } from '../enrolment-queries.ts';
import { StandingTag } from './consent-table.tsx';

/** What a person's own page says of her programme, in a few lines. */
export function sectionRows(
  { enrolments, consents, partOf }: ProgrammeRecord,
  programmes: PageRequest['programmes'],
): readonly SummaryRow[] {
  const parts = partOf
    .filter(({ leftOn }) => leftOn === null)
    .map(({ programme, name }) => ({
      key: programme.title,
      value: name === null ? 'Worked with as part of a family' : `Worked with, with ${name}`,
    }));
  const [newest] = enrolments;
  if (!newest) return parts;
  const others = newest.ended ? 0 : newest.members.filter(({ leftOn }) => leftOn === null).length;
  const lead = newest.allocations.find((each) => each.role === 'lead' && each.endedOn === null);
  return [
    {
      key: newest.programme.title,
      value: newest.ended
        ? `Ended on ${formatDate(newest.ended.on)}: ${newest.ended.reason}`
        : `${newest.pathway.title}, ${newest.stage.title}`,
    },
    ...(newest.ended
      ? []
      : [
          {
            key: wordsOfWork(programmes, newest.programme)('Lead worker'),
            value: lead?.staffName ?? 'Nobody yet',
          },
        ]),
    ...(others > 0 ? [{ key: 'The family', value: familyWords(others) }] : []),
    ...(newest.prompt ? [{ key: 'To do', value: newest.prompt }] : []),
    ...consents.map((each) => ({
      key: each.title,
      value: <StandingTag standing={each.standing} />,
    })),
    ...parts,
  ];
}

const familyWords = (others: number) =>
  `${others} of the family ${others === 1 ? 'is' : 'are'} worked with as well`;

/** Where somebody is on the road, and what was agreed to, on the person's own page. */
export const programmeSection: PersonSection = {
  id: 'programme',
  title: 'Programme and consents',
  order: 20,
  permission: 'person:read',
  async render(request, personId) {
    const found = await request.ask(getProgrammeRecord, { personId });
    if (!found.ok) return null;
    const record = found.value;
    const { enrolments, canStart, partOf } = record;
    const [newest] = enrolments;
    if (!newest && canStart.length === 0 && partOf.length === 0) return null;
    const months = newest && !newest.ended ? newest.clock.months : null;
    return (
      <>
        {newest && months !== null && <Progress month={newest.clock.month} months={months} />}
        <SummaryList rows={sectionRows(record, request.programmes)} classes="govuk-summary-list--no-border" />
        <p class="govuk-body">
          <a class="govuk-link govuk-link--no-visited-state" href={`/people/${personId}/programme`}>
            {newest || canStart.length === 0 ? 'Programme and consents' : 'Start the work'}
          </a>
        </p>
      </>
    );
  },
};

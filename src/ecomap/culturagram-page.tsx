import { decide } from '../access/decide.ts';
import { fault, html, type Page, type PageRequest, page } from '../doors/index.ts';
import { isBefore } from '../foundation/dates.ts';
import { CulturagramChart } from '../interface/charts/index.ts';
import { SummaryList } from '../interface/govuk/index.ts';
import { AsAt, askedDay, PrintButton } from '../interface/layout/index.ts';
import { formatDate } from '../interface/wording/index.ts';
import { personFrame, sharingWords } from '../people/index.ts';
import { type CultureArea, type CultureTold, cultureAreas, standingOn } from './culture.ts';
import { culturagramOf } from './culture-forms.tsx';
import { areaTitles, cultureSaid, cultureSentence } from './culture-words.ts';
import { getCulturagram } from './get-ecomap.ts';

type Told = Pick<CultureTold, 'id' | 'answer' | 'words' | 'sharing' | 'toldOn' | 'by'>;

async function culturagramPage(request: PageRequest) {
  const id = request.params.id ?? '';
  const frame = await personFrame(request, id, '/culturagram');
  if (!frame.ok) return frame.answer;
  const found = await request.ask(getCulturagram, { personId: id });
  if (!found.ok) return fault(found.error);
  const { told } = found.value;
  const { name } = frame.person;
  const on = askedDay(request.search, request.today);
  const standing = standingOn(told, on);
  const mayWrite = decide(request.actor, 'person:write').allowed;
  const base = culturagramOf(id);
  const days = [...new Map(told.map(({ toldOn }) => [toldOn.toString(), toldOn])).values()];
  return html({
    title: `Culturagram of ${name}`,
    header: frame.header,
    current: '/people',
    wide: true,
    back: { href: `/people/${id}`, text: frame.person.name },
    body: (
      <>
        <h1 class="govuk-heading-l">Culturagram</h1>
        <p class="govuk-body">
          Ten areas to talk about together, in any order. Nobody needs to answer: “cannot say” and “will not
          say” are answers.
        </p>
        {told.length > 0 && (
          <AsAt
            id="culturagram-on"
            label="What had been told by"
            days={days.filter((day) => isBefore(day, request.today))}
            on={on}
            today={request.today}
          />
        )}
        <CulturagramChart
          id="culturagram"
          title={`What ${name} tells`}
          centre={name}
          on={on}
          areas={cultureAreas.map((area) =>
            areaOnPicture(area, standing.get(area), mayWrite ? base : undefined),
          )}
        />
        <InWords
          standing={standing}
          told={told.filter(({ toldOn }) => !isBefore(on, toldOn))}
          base={base}
          mayWrite={mayWrite}
        />
        <PrintButton />
        <p class="govuk-body facet-no-print">
          {mayWrite && told.length > 0 && (
            <>
              <a class="govuk-link" href={`${base}/copies/keep`}>
                Keep a copy of the culturagram as it is today
              </a>
              <br />
            </>
          )}
          <a class="govuk-link" href={`${base}/copies`}>
            Copies kept on earlier days
          </a>
        </p>
      </>
    ),
  });
}

function areaOnPicture(area: CultureArea, standing: Told | undefined, base: string | undefined) {
  return {
    title: areaTitles[area],
    said: standing ? cultureSaid(standing) : null,
    allowed: standing?.sharing ? sharingWords[standing.sharing] : null,
    toldOn: standing?.toldOn ?? null,
    href: base && `${base}/areas/${area}`,
  };
}

interface InWordsProps {
  readonly standing: ReadonlyMap<CultureArea, Told>;
  readonly told: readonly (Told & { readonly area: CultureArea })[];
  readonly base: string;
  readonly mayWrite: boolean;
}

/** The ten areas in full, each with what was told before. */
function InWords({ standing, told, base, mayWrite }: InWordsProps) {
  return (
    <SummaryList
      rows={cultureAreas.map((area) => {
        const now = standing.get(area);
        const before = told.filter((each) => each.area === area && each.id !== now?.id).toReversed();
        const hidden = areaTitles[area].toLowerCase();
        return {
          key: areaTitles[area],
          value: <Answers now={now} before={before} />,
          actions: mayWrite
            ? [
                {
                  href: `${base}/areas/${area}`,
                  text: now ? 'Tell again' : 'Add',
                  visuallyHiddenText: hidden,
                },
                ...(now
                  ? [{ href: `${base}/told/${now.id}`, text: 'Correct', visuallyHiddenText: hidden }]
                  : []),
              ]
            : [],
        };
      })}
    />
  );
}

function Answers({ now, before }: { now: Told | undefined; before: readonly Told[] }) {
  if (!now) return <span class="govuk-hint">Nobody has asked yet</span>;
  return (
    <>
      <p class="govuk-body facet-words" dir="auto">
        {cultureSentence(now)}
      </p>
      {[now, ...before].map((each, index) => (
        <p class="govuk-hint govuk-!-margin-bottom-1">
          {index > 0 && `Before: ${cultureSentence(each)} `}
          {[`Told on ${formatDate(each.toldOn)}`, each.by && `to ${each.by}`].filter(Boolean).join(' ')}
        </p>
      ))}
    </>
  );
}

/** Somebody's culturagram. */
export const culturagramPages: readonly Page[] = [
  page({
    method: 'get',
    path: '/people/:id/culturagram',
    permission: 'person:read',
    handle: culturagramPage,
  }),
];

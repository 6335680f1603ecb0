import { decide } from '../access/decide.ts';
import { fault, html, type Page, type PageRequest, page } from '../doors/index.ts';
import { InsetText, SummaryList, type SummaryRow } from '../interface/govuk/index.ts';
import { formatDate } from '../interface/wording/index.ts';
import { personFrame } from '../people/index.ts';
import { getSafety } from './get-safety.ts';
import { planQuestions } from './plan-form.tsx';
import { standingWords } from './safety-parts.tsx';

type Safety = Extract<Awaited<ReturnType<typeof ask>>, { ok: true }>['value'];
const ask = (request: PageRequest) => request.ask(getSafety, { personId: request.params.id ?? '' });

const MET = { yes: 'Met', partly: 'Partly met', no: 'Not met' } as const;
const sentence = (...parts: readonly (string | null | false | undefined)[]) =>
  parts.filter(Boolean).join('. ');

function Card(props: { title: string; add: string | false; text: string; rows: readonly SummaryRow[] }) {
  const { title, add, text, rows } = props;
  return (
    <SummaryList
      card={{ title, actions: add ? [{ href: add, text }] : [] }}
      rows={rows.length > 0 ? rows : [{ key: 'On record', value: 'Nothing yet' }]}
    />
  );
}

function planRows(plan: Safety['plans'][number] | undefined): SummaryRow[] {
  if (!plan) return [];
  return [
    {
      key: 'Made',
      value: sentence(
        formatDate(plan.madeOn),
        plan.together ? 'Together' : 'Without the parent',
        plan.by && `By ${plan.by}`,
      ),
    },
    ...Object.entries(planQuestions).flatMap(([name, key]) => {
      const value = plan[name as keyof typeof planQuestions];
      return value ? [{ key, value }] : [];
    }),
    ...(plan.reviewOn ? [{ key: 'Looked at again on', value: formatDate(plan.reviewOn) }] : []),
  ];
}

function Cards({ safety, mayWrite }: { safety: Safety; mayWrite: boolean }) {
  const base = `/people/${safety.personId}/safety`;
  const add = (path: string) => mayWrite && `${base}/${path}/add`;
  const change = (path: string, what: string) =>
    mayWrite ? [{ href: `${base}/${path}`, text: 'Change', visuallyHiddenText: what }] : [];
  const plan = safety.plans.find(({ endedOn }) => endedOn === null);
  return (
    <>
      <Card
        title="Safety plan"
        add={add('plan')}
        text={plan ? 'Look at it again' : 'Make one'}
        rows={planRows(plan)}
      />
      <Card
        title="Who may do harm"
        add={add('risks')}
        text="Add"
        rows={safety.risks.map(({ id, who, what, care, endedOn }) => ({
          key: who,
          value: sentence(what, care, endedOn && `Until ${formatDate(endedOn)}`),
          actions: change(`risks/${id}`, who),
        }))}
      />
      <Card
        title="What happened"
        add={add('incidents')}
        text="Record something that happened"
        rows={safety.incidents.map(({ id, happenedOn, what, done }) => ({
          key: formatDate(happenedOn),
          value: sentence(what, done),
          actions: change(`incidents/${id}`, 'what happened'),
        }))}
      />
      <Card
        title="Communication needs"
        add={add('needs')}
        text="Add"
        rows={safety.needs.map(({ id, need, how, sharedWith, met, reviewedOn, endedOn }) => ({
          key: need,
          value: sentence(
            how,
            sharedWith && `Shared with ${sharedWith}`,
            met && MET[met],
            reviewedOn && `Reviewed ${formatDate(reviewedOn)}`,
            endedOn && `Until ${formatDate(endedOn)}`,
          ),
          actions: change(`needs/${id}`, need),
        }))}
      />
    </>
  );
}

async function safetyPage(request: PageRequest) {
  const frame = await personFrame(request, request.params.id ?? '', '/safety');
  if (!frame.ok) return frame.answer;
  const found = await ask(request);
  if (!found.ok) return fault(found.error);
  const words = standingWords[found.value.standing];
  return html({
    title: `Safety: ${frame.person.name}`,
    header: frame.header,
    current: '/people',
    back: { href: `/people/${frame.person.id}`, text: frame.person.name },
    body: (
      <>
        <h1 class="govuk-heading-l">Safety</h1>
        {words && <InsetText>{words}</InsetText>}
        <p class="govuk-body">
          <a class="govuk-link" href={`/people/${frame.person.id}/details/safe-contact`}>
            How it is safe to reach {frame.person.name}
          </a>
        </p>
        <Cards safety={found.value} mayWrite={decide(request.actor, 'person:write').allowed} />
      </>
    ),
  });
}

/** How safe somebody is. */
export const safetyPages: readonly Page[] = [
  page({ method: 'get', path: '/people/:id/safety', permission: 'person:read', handle: safetyPage }),
];

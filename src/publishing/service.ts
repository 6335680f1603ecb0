import {
  deadlineInWords,
  exclusionInWords,
  inOwnWords,
  type Programme,
  spanInWords,
  stageLengthInWords,
} from '../programme/index.ts';

/** A part of the page that tells those outside what a service is. */
export interface ServiceSection {
  readonly title: string;
  readonly lines: readonly string[];
  readonly points: readonly string[];
}

const SECTIONS: Readonly<Record<Programme['referral']['sections'][number], string>> = {
  children: 'The children, and where they live',
  proceedings: 'Care proceedings, as far as you know of them',
  pregnancy: 'Whether a child is expected',
  care_leaver: 'Whether the parent was in care',
  area: 'Where the parent lives',
  safe_contact: 'How to reach the parent safely',
};

function whoItIsFor({ pathways, eligibility }: Programme): ServiceSection {
  const needed = eligibility.filter(({ kind }) => kind === 'include').map(({ because }) => because);
  const first = eligibility.filter(({ kind }) => kind === 'priority').map(({ because }) => because);
  return {
    title: 'Who it is for',
    lines: [
      ...Object.values(pathways).map((each) => each.for),
      ...(first.length > 0 ? [`Some are helped first: ${first.join('; ')}.`] : []),
      ...(needed.length > 0
        ? ['We look whether each of these is so. If something is not known, we ask.']
        : []),
    ],
    points: needed,
  };
}

function whoItIsNotFor({ eligibility }: Programme): ServiceSection {
  const out = eligibility.filter(({ kind }) => kind === 'exclude');
  return {
    title: 'When we cannot say yes',
    lines: out.length > 0 ? ['If one of these is so, we say where else to turn.'] : [],
    points: out.map(exclusionInWords),
  };
}

function whatItDoes({ pathways, plan }: Programme): ServiceSection {
  const roads = Object.values(pathways);
  return {
    title: 'What it does',
    lines: plan ? [`Help with: ${plan.areas.map(({ title }) => title).join('; ')}.`] : [],
    points: roads.map(({ title, stages }) => {
      const steps = stages.map((stage) => {
        const length = stageLengthInWords(stage);
        return length ? `${stage.title} (${length})` : stage.title;
      });
      return `${title}: ${steps.join(', then ')}`;
    }),
  };
}

function whatHappensNext(programme: Programme): ServiceSection {
  const { decision, waiting_list: list, capacity } = programme;
  const own = inOwnWords(programme, ABOUT);
  const within = decision?.within && ` within ${deadlineInWords(decision.within)}`;
  const who = decision?.by === 'panel' ? (decision.panel?.title ?? 'A panel') : 'A manager';
  return {
    title: 'What happens next',
    lines: [],
    points: [
      'We read what you sent. If something is missing, we ask you.',
      `${who} decides${within || ''}. You hear the answer and the reasons, and where else to turn if it is no.`,
      ...(list
        ? [
            `${own('If there is no place yet, the parent waits')}${list.review ? ` and hears how it stands every ${spanInWords(list.review).replace(/^1 /, '')}` : ''}.${list.meanwhile ? ` Meanwhile: ${list.meanwhile}` : ''}`,
          ]
        : []),
      ...(capacity?.per_programme === undefined
        ? []
        : [`There are ${capacity.per_programme} places in all.`]),
      own('A worker then reaches the parent in the way that was said to be safe.'),
    ],
  };
}

function whatWeAsk(programme: Programme): ServiceSection {
  const { referral } = programme;
  const own = inOwnWords(programme, ABOUT);
  const outside = referral.ask.filter((each) => !each.for || each.for.some((route) => route !== 'staff'));
  return {
    title: 'What we ask',
    lines: [own('The parent’s name and date of birth, and how to reach her or him. Beside that:')],
    points: [...referral.sections.map((each) => own(SECTIONS[each])), ...outside.map(({ label }) => label)],
  };
}

function whatWeDoWithIt(programme: Programme): ServiceSection {
  const own = inOwnWords(programme, ABOUT);
  return {
    title: 'What we do with it',
    lines: [
      'What you send is kept by this service, to decide whether it can help and then to help. Every look at it is recorded.',
      own('Taking part is the parent’s choice, and can be taken back at any time.'),
    ],
    points: (programme.consent?.to ?? []).map(({ title, about }) => `${title}: ${about}`),
  };
}

/** Of whom and what the sentences of this page speak. */
const ABOUT = ['person', 'people', 'worker', 'workers', 'referral'] as const;

/** What a service is, in plain words for those who refer to it. */
export function serviceSections(programme: Programme): ServiceSection[] {
  return [
    whoItIsFor(programme),
    whoItIsNotFor(programme),
    whatItDoes(programme),
    whatHappensNext(programme),
    whatWeAsk(programme),
    whatWeDoWithIt(programme),
  ].filter(({ lines, points }) => lines.length + points.length > 0);
}

import {
  type Criterion,
  deadlineInWords,
  exclusionInWords,
  inOwnWords,
  type Programme,
  spanInWords,
  stageLengthInWords,
} from '../programme/index.ts';
import { beginsInWords } from './roads.ts';

/** A part of the page that tells those outside what a service is. */
export interface ServiceSection {
  readonly title: string;
  readonly lines: readonly string[];
  readonly points: readonly string[];
}

/** Who reads the page: somebody who refers, or the parent herself. */
export type ServiceReader = 'referrer' | 'self';

const SECTIONS: Readonly<Record<Programme['referral']['sections'][number], string>> = {
  children: 'The children, and where they live',
  proceedings: 'Care proceedings, as far as you know of them',
  pregnancy: 'Whether a child is expected',
  care_leaver: 'Whether the parent was in care',
  area: 'Where the parent lives',
  safe_contact: 'How to reach the parent safely',
};

const OWN_SECTIONS: typeof SECTIONS = {
  children: 'Your children, and where they live',
  proceedings: 'The family court, as far as you know',
  pregnancy: 'Whether you expect a child',
  care_leaver: 'Whether you were in care as a child',
  area: 'Where you live',
  safe_contact: 'How to reach you safely',
};

function whoItIsFor({ pathways, eligibility }: Programme, reader: ServiceReader): ServiceSection {
  const words = ({ because, self_because }: Criterion) =>
    reader === 'self' ? (self_because ?? because) : because;
  const needed = eligibility.filter(({ kind }) => kind === 'include').map(words);
  const first = eligibility.filter(({ kind }) => kind === 'priority').map(words);
  return {
    title: 'Who it is for',
    lines: [
      ...Object.values(pathways).map((each) => each.for),
      ...(first.length > 0 ? [`Who is helped first: ${first.join('; ')}.`] : []),
      ...(needed.length > 0
        ? ['We look whether each of these is so. If something is not known, we ask.']
        : []),
    ],
    points: needed,
  };
}

function whoItIsNotFor({ eligibility }: Programme, reader: ServiceReader): ServiceSection {
  const out = eligibility.filter(({ kind }) => kind === 'exclude');
  return {
    title: 'When we cannot say yes',
    lines: out.length > 0 ? ['If one of these is so, we say where else to turn.'] : [],
    points: out.map((each) => (reader === 'self' && each.self_unmet) || exclusionInWords(each)),
  };
}

function whatItDoes({ pathways, plan }: Programme): ServiceSection {
  const roads = Object.values(pathways);
  return {
    title: 'What it does',
    lines: plan ? [`Help with: ${plan.areas.map(({ title }) => title).join('; ')}.`] : [],
    points: roads.map((pathway) => {
      const steps = pathway.stages.map((stage) => {
        const notes = [stageLengthInWords(stage), beginsInWords(pathway, stage.id)].filter(Boolean);
        return notes.length > 0 ? `${stage.title} (${notes.join('; ')})` : stage.title;
      });
      return `${pathway.title}: ${steps.join(', then ')}`;
    }),
  };
}

function whatHappensNext(programme: Programme, reader: ServiceReader): ServiceSection {
  const { decision, waiting_list: list, capacity } = programme;
  const aim = decision?.within ? ` We aim to decide within ${deadlineInWords(decision.within)}.` : '';
  const own = reader === 'self' ? asYou : inOwnWords(programme, ABOUT);
  const who = decision?.by === 'panel' ? (decision.panel?.title ?? 'A panel') : 'A manager';
  return {
    title: 'What happens next',
    lines: [],
    points: [
      'We read what you sent. If something is missing, we ask you.',
      `${who} decides.${aim} You hear the answer and the reasons, and where else to turn if it is no.`,
      ...(list
        ? [
            `${own('If there is no place yet, the parent waits')}${list.review ? ` and ${reader === 'self' ? 'hear' : 'hears'} how it stands every ${spanInWords(list.review).replace(/^1 /, '')}` : ''}.${list.meanwhile ? ` Meanwhile: ${list.meanwhile}` : ''}`,
          ]
        : []),
      ...(capacity?.per_programme === undefined
        ? []
        : [`There are ${capacity.per_programme} places in all.`]),
      own('A worker then reaches the parent in the way that was said to be safe.'),
    ],
  };
}

function whatWeAsk(programme: Programme, reader: ServiceReader): ServiceSection {
  const { referral } = programme;
  const own = reader === 'self' ? asYou : inOwnWords(programme, ABOUT);
  const isAsked = (route: string) => (reader === 'self' ? route === 'self' : route !== 'staff');
  const outside = referral.ask.filter((each) => each.for?.some(isAsked) ?? true);
  const sections = reader === 'self' ? OWN_SECTIONS : SECTIONS;
  return {
    title: 'What we ask',
    lines: [own('The parent’s name and date of birth, and how to reach her or him. Beside that:')],
    points: [
      ...referral.sections.map((each) => own(sections[each])),
      ...outside.map(({ label, self_label }) => (reader === 'self' ? (self_label ?? label) : label)),
    ],
  };
}

function whatWeDoWithIt(programme: Programme, reader: ServiceReader): ServiceSection {
  const own = reader === 'self' ? asYou : inOwnWords(programme, ABOUT);
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

/** The same sentences to the parent herself. */
const TO_HER: Readonly<Record<string, string>> = {
  'If there is no place yet, the parent waits': 'If there is no place yet, you wait',
  'A worker then reaches the parent in the way that was said to be safe.':
    'A worker then reaches you in the way that you said is safe.',
  'The parent’s name and date of birth, and how to reach her or him. Beside that:':
    'Your name and date of birth, and how to reach you. Beside that:',
  'Taking part is the parent’s choice, and can be taken back at any time.':
    'Taking part is your choice, and you can change your mind at any time.',
};
const asYou = (sentence: string) => TO_HER[sentence] ?? sentence;

/** What a service is, in plain words for those who refer to it, or for the parent herself. */
export function serviceSections(programme: Programme, reader: ServiceReader = 'referrer'): ServiceSection[] {
  return [
    whoItIsFor(programme, reader),
    whoItIsNotFor(programme, reader),
    whatItDoes(programme),
    whatHappensNext(programme, reader),
    whatWeAsk(programme, reader),
    whatWeDoWithIt(programme, reader),
  ].filter(({ lines, points }) => lines.length + points.length > 0);
}

import { formatMoney } from '../foundation/money.ts';
import { costTotal, type LanguagePart, type Programme } from '../programme/index.ts';
import {
  consentSection,
  criteriaSections,
  decisionSection,
  questionsSection,
  whoSection,
} from './description-intake.ts';
import { changesSection, contactsSection, endSection, givenSection } from './description-work.ts';
import { type Section, said, withRules } from './said.ts';

const titlesIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(titlesIn);
  if (typeof value !== 'object' || value === null) return [];
  if ('title' in value && typeof value.title === 'string') return [value.title];
  return Object.values(value).flatMap(titlesIn);
};

function partsSection({ parts }: Programme, language: readonly LanguagePart[]): Section {
  const values = Object.entries(parts?.values ?? {});
  return {
    id: 'parts',
    title: 'Measures, groups, meetings and more',
    things: values.map(([key, value]) => {
      const part = language.find((each) => each.key === key);
      const waits = part?.waitsFor !== undefined && 'Facet does not record these yet.';
      return said(part?.title ?? key, titlesIn(value).join('; '), ...(part?.says?.(value) ?? []), waits);
    }),
  };
}

/** The consents that allow a use of the record, by their titles; the use itself where none names it. */
function usesOf({ consent }: Programme, use: string): string {
  const titles = (consent?.to ?? []).filter(({ supports }) => supports?.some((each) => each === use));
  return titles.length > 0 ? `${use} (${titles.map(({ title }) => title).join('; ')})` : use;
}

function figuresSection(programme: Programme): Section {
  const { figures, breakdowns } = programme;
  return {
    id: 'figures',
    title: 'What is counted',
    things: [
      ...Object.values(figures).map(({ title, about, of, where, count, value, beside, rests_on }) =>
        withRules(
          said(
            title,
            about,
            beside && `Read beside: ${beside.about}, ${beside.percent}% (${beside.source})`,
            rests_on &&
              `Counts only those who agreed that their record is used for ${usesOf(programme, rests_on)}.`,
          ),
          `Looks at: ${of}`,
          where && `Only those where: ${where}`,
          count && `Counted when: ${count}`,
          value && `The number: ${value}`,
        ),
      ),
      ...(breakdowns.length > 0 ? [said('Split by', breakdowns.map(({ title }) => title).join('; '))] : []),
    ],
  };
}

function costsSection(programme: Programme): Section {
  const { costs } = programme;
  return {
    id: 'costs',
    title: 'What it costs',
    things: [
      ...costs.map(({ title, amount, period, paid_by, counted, note }) =>
        said(
          title,
          `${formatMoney(amount)}, ${period}, paid by ${paid_by}`,
          note,
          !counted && 'Not in the sum.',
        ),
      ),
      ...(costs.length > 1 ? [said('In all', formatMoney(costTotal(programme)))] : []),
    ],
  };
}

/** A whole programme in words, part by part; parts of which it says nothing are left out. */
export function describeProgramme(programme: Programme, language: readonly LanguagePart[]): Section[] {
  const sections = [
    whoSection(programme),
    ...criteriaSections(programme),
    questionsSection(programme),
    decisionSection(programme),
    consentSection(programme),
    contactsSection(programme),
    changesSection(programme),
    partsSection(programme, language),
    givenSection(programme),
    endSection(programme),
    figuresSection(programme),
    costsSection(programme),
  ];
  return sections.filter(({ things }) => things.length > 0);
}

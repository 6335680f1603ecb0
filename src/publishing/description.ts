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
      return said(part?.title ?? key, titlesIn(value).join('; '), waits);
    }),
  };
}

function figuresSection({ figures, breakdowns }: Programme): Section {
  return {
    id: 'figures',
    title: 'What is counted',
    things: [
      ...Object.values(figures).map(({ title, about, where, count, value }) =>
        withRules(
          said(title, about),
          where && `Of those of whom: ${where}`,
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
      ...costs.map(({ title, amount, period, paid_by }) =>
        said(title, `${formatMoney(amount)}, ${period}, paid by ${paid_by}`),
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

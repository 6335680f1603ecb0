import { describe, expect, it } from 'vitest';
import { checkProgramme } from '../load.ts';

const formWords = new Map([
  ['form.yes', 'Yes'],
  ['form.send', 'Send the referral'],
  ['form.progress', '{done} of {total}'],
  ['form.self.send', 'Send'],
]);
const file = (from: string, said: string) => `programme: small
version: 1
title: Small
about: A small service
enrols: person
referral: { from: ${from} }
pathways: { main: { title: Main, for: All, stages: [{ id: first, title: First }] } }
translations:
  bn: ${said}
`;
const checked = (from: string, said: string) =>
  checkProgramme(file(from, said), 'f.yaml', { figureSets: [], formWords });
const faultsOf = (said: string) =>
  checked('[self]', said).faults.map(({ line, message }) => `${line}: ${message}`);
const missingFor = (from: string, said: string) =>
  checked(from, said).warnings.flatMap(({ message }) => /own words.*/.exec(message)?.[0] ?? []);

describe('Facet’s own words in another language', () => {
  it('have places of their own, and keep what is filled in', () => {
    expect(faultsOf('{ form.yes: হ্যাঁ, title: ছোট }')).toEqual([]);
    expect(faultsOf('{ form.yess: হ্যাঁ }')).toEqual([
      '9: There is no text at "form.yess"; did you mean "form.yes"?',
    ]);
    expect(faultsOf('{ form.progress: "{done}" }')).toEqual([
      '9: Keep {total} where it belongs: Facet fills it in',
    ]);
  });

  it('are warned of where they are missing: those that somebody who fills the form in would read', () => {
    expect(missingFor('[self]', '{ form.yes: হ্যাঁ }')).toEqual([
      'own words on the form, 2 of 3 stay in English in "bn": form.progress, form.self.send',
    ]);
    expect(missingFor('[partner]', '{ form.yes: হ্যাঁ }')).toEqual([
      'own words on the form, 2 of 3 stay in English in "bn": form.send, form.progress',
    ]);
    expect(
      missingFor('[self]', '{ form.yes: হ্যাঁ, form.progress: "{total} {done}", form.self.send: পাঠান }'),
    ).toEqual([]);
    expect(missingFor('[staff]', '{ title: ছোট }')).toEqual([]);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { house as environment } from '../app/rooms.ts';
import { describeProgramme } from '../publishing/index.ts';
import { programmeJsonSchema } from './json-schema.ts';
import { checkProgramme } from './load.ts';
import { checkReport, costTotal, listReport, showReport } from './report.ts';

const file = 'programmes/diamond/programme.yaml';
const text = readFileSync(file, 'utf8');
const sound = checkProgramme(text, file, environment);

describe('the check report', () => {
  it('lists faults by place, and is not well', () => {
    const faulty = checkProgramme(text.replace('\nversion:', '\nversoin:'), 'other.yaml', environment);
    const report = checkReport([
      { file: 'other.yaml', checked: faulty },
      { file, checked: sound },
    ]);
    expect(report.ok).toBe(false);
    expect(report.text).toContain('other.yaml:5:1: "versoin" is not known here; did you mean "version"?');
    expect(report.text).toContain(
      `${file}: Diamond Project, version ${sound.programme?.version}, has no faults`,
    );
    expect(report.json).toMatchObject({
      files: [
        { file: 'other.yaml', ok: false },
        { file, ok: true },
      ],
    });
  });

  it('is well when warnings alone are found', () => {
    const warned = checkProgramme(text.replace(/^ {6}self_label: What would.*\n/m, ''), file, environment);
    const report = checkReport([{ file, checked: warned }]);
    expect(report.ok).toBe(true);
    expect(report.text).toContain('warning: The parent is asked "why_now"');
  });
});

describe('a programme in words', () => {
  it('names its pathways with their lengths, and its criteria', () => {
    if (!sound.programme) throw new Error('Diamond has faults');
    const shown = showReport(sound.programme, describeProgramme(sound.programme, environment.parts)).text;
    expect(shown).toContain(
      'Getting to know each other (12 weeks); then Working together (until 18 months from the start)',
    );
    expect(shown).toContain('A child under five was removed in the last five years');
    expect(shown).toContain('  - Pregnant now; this support cannot begin');
    expect(shown).toMatch(/^Who comes first\n/m);
    for (const title of ['What the referral form asks', 'Contacts', 'What is counted', 'What it costs'])
      expect(shown.split('\n')).toContain(title);
    expect(shown).not.toMatch(/^ {2}- Not pregnant now/m);
    expect(listReport([sound.programme]).text).toBe(
      `diamond (version ${sound.programme.version}): Diamond Project`,
    );
  });

  it('adds the costs that are counted: £98,500', () => {
    expect(sound.programme && costTotal(sound.programme)).toBe(9_850_000);
  });
});

describe('the JSON Schema for editors', () => {
  it('is draft 2020-12, refuses unknown words and takes money and spans as they are written', () => {
    const published = programmeJsonSchema();
    expect(published.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    const schema = published.else as Record<string, unknown>;
    expect(schema).toMatchObject({
      additionalProperties: false,
      required: expect.arrayContaining(['programme', 'version', 'enrols']) as unknown,
      // Where nobody is enrolled there is neither.
      else: { type: 'object', required: ['referral', 'pathways'] },
    });
    const properties = schema.properties as Record<
      string,
      { items?: { properties?: Record<string, unknown> } }
    >;
    expect(properties.costs?.items?.properties?.amount).toMatchObject({ type: 'number' });
    expect(schema.required).not.toContain('outcomes');
  });
});

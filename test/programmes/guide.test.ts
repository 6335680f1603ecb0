import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { house } from '../../src/app/rooms.ts';
import { rootFolder } from '../../src/foundation/root.ts';
import { FUNCTIONS, METHODS } from '../../src/programme/expression/calls.ts';
import { checkProgramme, referenceText } from '../../src/programme/index.ts';
import { FUNCTION_WORDS } from '../../src/programme/reference-words.ts';

const folder = join(rootFolder, 'docs/programmes');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

/** The examples of a page: what stands after the word `yaml`, and the text. */
function examplesOf(page: string): { readonly mark: string; readonly text: string }[] {
  return Array.from(read(page).matchAll(/^```yaml *(\w*)\n(.*?)^```$/gms), ([, mark = '', text = '']) => ({
    mark,
    text,
  }));
}

const steps = examplesOf('tutorial.md').filter((each) => each.mark === 'step');
const lantern = steps.map((each) => each.text).join('');
const environment = {
  ...house,
  baseOf: (name: string) => (name === 'lantern' ? { text: lantern, file: 'lantern.yaml' } : undefined),
};
const faultsOf = (text: string) =>
  checkProgramme(text, 'f.yaml', environment).faults.map((each) => `${each.line}: ${each.message}`);

describe('the tutorial', () => {
  it('has a file without faults after each step', () => {
    expect(steps.length).toBeGreaterThan(4);
    for (const [index] of steps.entries()) {
      const sofar = steps.slice(0, index + 1).map((each) => each.text);
      expect(faultsOf(sofar.join('')), `step ${index + 1}`).toEqual([]);
    }
  });

  it('ends with two pathways, a waiting list, a schedule from a due date and five figures, and no warning', () => {
    const { programme, warnings } = checkProgramme(lantern, 'lantern.yaml', environment);
    expect(Object.keys(programme?.pathways ?? {})).toHaveLength(2);
    expect(programme?.waiting_list).toBeDefined();
    expect(programme?.schedules[0]?.from).toBe('due_date');
    expect(Object.keys(programme?.figures ?? {})).toHaveLength(5);
    expect(warnings.map((each) => each.message)).toEqual([]);
  });
});

describe('the recipes', () => {
  it.each(examplesOf('recipes.md'))('can be added as they stand: $text', ({ mark, text }) => {
    const head = /^version:/m.test(text) ? 'programme: added\n' : 'programme: added\nversion: 1\n';
    expect(faultsOf(mark === 'file' ? text : `${head}extends: lantern\n${text}`)).toEqual([]);
  });
});

it('a new stage stands where it is written', () => {
  const text = examplesOf('recipes.md').find((each) => each.text.includes('id: expecting'))?.text ?? '';
  const { programme } = checkProgramme(`programme: added\nextends: lantern\n${text}`, 'f.yaml', environment);
  const stages = programme?.pathways.visits?.stages.map((stage) => stage.id);
  expect(stages).toEqual(['expecting', 'first_year', 'second_year']);
});

describe('the parts of the language', () => {
  it.each(house.parts.map((part) => [part.key, part] as const))(
    'show an example that checks: %s',
    (_, part) => {
      expect(faultsOf(`programme: added\nversion: 1\nextends: lantern\n${part.example}`)).toEqual([]);
    },
  );
});

describe('the reference', () => {
  it('is what the schema says; renew it with: npx vitest run test/programmes/guide.test.ts -u', async () => {
    await expect(referenceText(house)).toMatchFileSnapshot(join(folder, 'reference.md'));
  });

  it('names every function', () => {
    expect(Object.keys(FUNCTION_WORDS).sort()).toEqual([...new Set([...FUNCTIONS, ...METHODS])].sort());
  });

  it('links only to what is there', () => {
    for (const page of ['README.md', 'tutorial.md', 'recipes.md']) {
      for (const [, target = ''] of read(page).matchAll(/\]\((\w[\w/.-]*)\)/g)) {
        expect(() => read(target), `${page}: ${target}`).not.toThrow();
      }
    }
  });
});

import { describe, expect, it } from 'vitest';
import { programmeSets } from '../../test/support/programme-sets.ts';
import { expectedIn } from './expectation.ts';
import { checkProgramme } from './load.ts';

const environment = { figureSets: programmeSets };

const SOUND = `programme: small
version: 1
title: Small
about: A small service
enrols: person
referral:
  from: [staff]
  ask:
    - { id: agrees, type: yes_no_unknown, label: Do they agree? }
eligibility:
  - id: agreed
    rule: answers.agrees
    because: They agree
    unmet: They do not agree
    ask: Ask them
pathways:
  main:
    title: Main
    for: Everybody
    stages:
      - { id: first, title: First, weeks: 12 }
      - { id: second, title: Second, until: 18 months }
outcomes:
  - { id: well, area: health, title: Well }
plan:
  areas:
    - { id: health, title: Health }
figures:
  all_well:
    title: Well
    about: People who are well
    of: enrolments
    count: outcomes.exists(o, o.id == "well")
    show: percent
`;

function faultsOf(text: string) {
  return checkProgramme(text, 'f.yaml', environment).faults.map(
    (each) => `${each.line}:${each.column} ${each.message}`,
  );
}

describe('a sound file', () => {
  it('gives the programme, with what was left out filled in', () => {
    const { programme, faults, warnings } = checkProgramme(SOUND, 'f.yaml', environment);
    expect([faults, warnings]).toEqual([[], []]);
    expect(programme?.eligibility[0]).toMatchObject({ kind: 'include', at: 'always' });
    expect(programme?.pathways.main?.stages[1]?.until).toEqual({ amount: 18, unit: 'month' });
  });

  it('turns pounds into pence', () => {
    const cost = 'costs:\n  - { id: a, title: A, amount: 12.5, paid_by: Us, period: Year 1 }\n';
    expect(checkProgramme(SOUND + cost, 'f.yaml', environment).programme?.costs[0]?.amount).toBe(1250);
  });

  it('warns of a question that a parent reads in the words for professionals', () => {
    const { warnings, faults } = checkProgramme(
      SOUND.replace('[staff]', '[staff, self]'),
      'f.yaml',
      environment,
    );
    expect(faults).toEqual([]);
    expect(warnings.map((each) => each.message)).toEqual([
      'The parent is asked "agrees" in the words for professionals; add self_label',
    ]);
  });
});

describe('what is expected of contact', () => {
  const rhythm = `contacts:
  kinds:
    - { id: visit, title: Visit }
  expect:
    main: { every: 1 week }
  not_seen_after: 3 weeks
`;
  const stage = (expect: string) =>
    SOUND.replace('until: 18 months }', `until: 18 months, expect: ${expect} }`) + rhythm;

  it('is the stage’s, then the pathway’s, then the programme’s', () => {
    const { programme, faults, warnings } = checkProgramme(
      stage('{ every: 2 weeks }'),
      'f.yaml',
      environment,
    );
    expect([faults, warnings]).toEqual([[], []]);
    if (!programme) throw new Error('no programme');
    const { every, notSeenAfter } = expectedIn(programme, 'main', 'second');
    expect([every, notSeenAfter]).toEqual([
      { amount: 2, unit: 'week' },
      { amount: 3, unit: 'week' },
    ]);
    expect(expectedIn(programme, 'main', 'first').every).toEqual({ amount: 1, unit: 'week' });
    const longer = checkProgramme(stage('{ not_seen_after: 2 months }'), 'f.yaml', environment).programme;
    expect(longer && expectedIn(longer, 'main', 'second')).toEqual({
      every: { amount: 1, unit: 'week' },
      notSeenAfter: { amount: 2, unit: 'month' },
    });
  });

  it('must say something, in words of time', () => {
    expect(faultsOf(stage('{}')).join()).toContain('Say every, not_seen_after, or both');
    expect(faultsOf(stage('{ every: often }')).join()).toContain('Write a length of time');
  });

  it('is warned of when a parent met as often as expected would be said not to be seen', () => {
    const { faults, warnings } = checkProgramme(stage('{ every: 1 month }'), 'f.yaml', environment);
    expect(faults).toEqual([]);
    expect(warnings.map((each) => each.message)).toEqual([
      'Parents in "second" are met every 1 month and said not to be seen after 3 weeks; give it a longer not_seen_after',
    ]);
  });
});

describe('faults', () => {
  it('are all found in one run, each at its place, in the order of the file', () => {
    const text = SOUND.replace('version: 1', 'versoin: 1')
      .replace('rule: answers.agrees', 'rule: answers.agreed')
      .replace('area: health', 'area: helth')
      .replace('of: enrolments', 'of: enrolment')
      .replace('type: yes_no_unknown', 'type: yes_no_unknwon');
    expect(faultsOf(text)).toEqual([
      '1:1 "version" is missing here',
      '2:1 "versoin" is not known here; did you mean "version"?',
      expect.stringMatching(/^9:27 "yes_no_unknwon" is not one of text, .*did you mean "yes_no_unknown"\?$/),
      '12:19 "agreed" is not known of answers',
      '24:23 There is no area "helth"; did you mean "health"?',
      '32:9 There is no set of rows "enrolment"; did you mean "enrolments"?',
    ]);
  });

  it('point into the text of a rule, however it is written', () => {
    const at = (rule: string) => faultsOf(SOUND.replace('rule: answers.agrees', `rule: ${rule}`));
    expect(at('answers.agrees && chidren.exists(c, true)')).toEqual([
      '12:29 "chidren" is not known here; did you mean "children"?',
    ]);
    expect(at('"answers.agrees && \\"x\\" == chidren"')).toEqual([
      '12:39 "chidren" is not known here; did you mean "children"?',
    ]);
    expect(at("'referral.from == ''staff'' && chidren'")).toEqual([
      '12:42 "chidren" is not known here; did you mean "children"?',
    ]);
    expect(at('>\n      answers.agrees &&\n      chidren.exists(c, true)')).toEqual([
      '14:7 "chidren" is not known here; did you mean "children"?',
    ]);
  });

  it('of a question do not become faults of the rules that use it', () => {
    const faults = faultsOf(SOUND.replace('type: yes_no_unknown', 'type: yes_no'));
    expect(faults).toHaveLength(1);
  });

  it('name what is written twice', () => {
    expect(faultsOf(SOUND.replace('title: Small', 'title: Small\ntitle: Again'))).toEqual([
      '4:1 "title" is written twice here; keep one of them',
    ]);
    expect(faultsOf(SOUND.replace('id: second', 'id: first'))).toContain(
      '22:15 "first" is used twice in this list',
    );
  });

  it('name a stage that nothing leads to, and a stage that ends before it begins', () => {
    const next = SOUND.replace(
      'id: first, title: First, weeks: 12',
      'id: first, title: First, next: [first]',
    );
    expect(faultsOf(next)).toEqual([
      '22:9 No stage leads to "second"; name it in the "next" of another stage, or in "first"',
    ]);
    expect(faultsOf(SOUND.replace('until: 18 months', 'until: 1 week'))).toEqual([
      '22:45 This stage would end before it begins: the stages above it last longer',
    ]);
  });

  it.each([
    ['required: yes', 'This should be true or false, and it is text: write true'],
    ['label: 01632', 'Write this as text: put it in quotes'],
  ])('of %s are said with what to write', (words, message) => {
    const question = SOUND.replace(/label: [^,}\n]+/, words.startsWith('label') ? words : `$&, ${words}`);
    expect(question).not.toBe(SOUND);
    expect(faultsOf(question).join('\n')).toContain(message);
  });

  it.each([
    [
      'answers.agrees == "yes"',
      'This compares yes or no with text, which has no answer: write answers.agrees',
    ],
    [
      'answers.agrees == "no"',
      'This compares yes or no with text, which has no answer: write !answers.agrees',
    ],
    ['answers.agrees and true', 'Write && for “and”'],
    ['answers.agrees or true', 'Write || for “or”'],
    ['not answers.agrees', 'Write ! for “not”, close to what follows it'],
    ['answers.agrees = true', 'Write == for “is”'],
    ['today > referred_on - 28 weeks', 'Write weeks(28)'],
    ['answers.agrees <> true', 'Write != for “is not”'],
    ['size(children) ≥ 2', 'Write >= for “at least”'],
    [
      'answers.agrees today',
      'Two words stand side by side here: is && or == missing between them, or is it one name, with an underscore?',
    ],
    ['today > "2024-01-01"', 'This compares a date with text, which has no answer'],
    ['size(children) / 0 > 1', 'A number cannot be divided by zero'],
    ['size(children)', 'This should give yes or no, and it gives a number'],
    ['children.exists(c, c.removed_on == null)', 'To ask whether something is known, write has(…), not null'],
    [
      'today - 5 > today',
      '"-" does not work on a date and a number; a date moves by years(…), months(…), weeks(…) or days(…)',
    ],
    ['yeers(5) > 1', 'There is no function "yeers"; did you mean "years"?'],
    ['referral.from == "stff"', '"stff" is not one of the values that this can have; did you mean "staff"?'],
    [
      'children.removed_on > today',
      'This is a list; write .exists(x, x.removed_on …) to look at each of its entries',
    ],
    [
      '(answers.agrees',
      'The rule ends too early; is a bracket or a value missing? Where it holds a colon or stands in braces, put the whole rule in quotes',
    ],
    [
      'person.constructor',
      '"constructor" is not known of person. Known here: born_on, sex, care_leaver, borough_link',
    ],
    ['children.exists(today, true)', '"today" already has a meaning here; choose another name, such as x'],
  ])('of the rule %s are said in words', (rule, message) => {
    const faults = checkProgramme(
      SOUND.replace('rule: answers.agrees', `rule: '${rule}'`),
      'f.yaml',
      environment,
    ).faults;
    expect(faults.map((each) => each.message)).toEqual([message]);
  });
});

describe('hostile input', () => {
  it('is refused when a rule would grow without end', () => {
    const size = 'size(children.filter(c, c.removed_on < today))';
    const rule = Array.from({ length: 12 }).reduce((inner) => `(${inner} > 1 ? ${size} : 2)`, size);
    const faults = faultsOf(SOUND.replace('outcomes.exists(o, o.id == "well")', `'${rule} > 1'`));
    expect(faults).toEqual(['33:13 This rule is too involved to count; split it in two']);
    const nested = ['w', 'x', 'y', 'z'].reduceRight(
      (inner, name) => `contacts.exists(${name}, ${inner})`,
      'true',
    );
    expect(faultsOf(SOUND.replace('rule: answers.agrees', `rule: ${nested}`))).toEqual([
      '12:11 This looks into lists within lists more than three deep; split it in two',
    ]);
    expect(
      faultsOf(SOUND.replace('rule: answers.agrees', `rule: '${'!'.repeat(1500)}answers.agrees'`)),
    ).toHaveLength(1);
  });

  it('is refused when aliases would unfold it', () => {
    const bomb = 'a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n';
    expect(faultsOf(bomb)).toContain('2:8 Write this out again: aliases (*) are not used in this file');
  });

  it('is refused when it indents with tabs', () => {
    expect(faultsOf('programme: a\nreferral:\n\tfrom: [staff]\n')).toEqual([
      '3:1 Use spaces to indent, not a tab',
    ]);
  });

  it('is refused when it is too large, before it is read', () => {
    expect(faultsOf(`about: ${'x'.repeat(300_000)}`)).toEqual([
      '1:1 This file is larger than 300 KB, which is more than Facet reads; is it a programme?',
    ]);
  });

  it.each([
    ['deep brackets', '['.repeat(20_000)],
    [
      'deep maps',
      Array.from({ length: 2000 }, (_, depth) => `${' '.repeat(depth)}a:`)
        .join('\n')
        .slice(0, 290_000),
    ],
    ['nothing', ''],
    ['a number', '7'],
    ['a key that is a list', '? [a, b]\n: c'],
    ['a reserved key', '__proto__: { a: 1 }'],
    ['a tag', 'programme: !!js/function "x"'],
    ['two documents', 'programme: a\n---\nprogramme: b'],
    ['unpaired surrogates and NULs', 'programme: "\\ud800\\0"'],
    ['an unclosed quote', 'title: "Small'],
  ])('gives faults and no crash: %s', (_, text) => {
    const { programme, faults } = checkProgramme(text, 'f.yaml', environment);
    expect(programme).toBeUndefined();
    expect(faults.length).toBeGreaterThan(0);
    for (const fault of faults) expect(fault.line).toBeGreaterThan(0);
  });

  it('of ten thousand questions is answered at once', () => {
    const questions = Array.from(
      { length: 10_000 },
      (_, n) => `    - { id: q${n}, type: txt, label: Q }\n`,
    ).join('');
    const text = SOUND.replace(/ {4}- \{ id: agrees.*\n/, questions);
    expect(faultsOf(text)).toEqual([expect.stringContaining('larger than 300 KB')]);
  });

  it('of two thousand faulty questions is answered with the first faults', () => {
    const questions = Array.from(
      { length: 2000 },
      (_, n) => `    - { id: q${n}, type: txt, label: Q, show_when: answers.x${n} }\n`,
    );
    const faults = faultsOf(SOUND.replace(/ {4}- \{ id: agrees.*\n/, questions.join('')));
    expect(faults.length).toBeGreaterThan(400);
    expect(faults).toContain('1:1 There are more faults than these; mend these first');
  });
});

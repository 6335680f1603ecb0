import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { shippedFiles } from '../../src/app/programmes.ts';
import { house } from '../../src/app/rooms.ts';
import { rootFolder } from '../../src/foundation/root.ts';
import { checkProgramme, inLanguage, programmeJsonSchema, waitingFor } from '../../src/programme/index.ts';

const read = (name: string) => readFileSync(join(rootFolder, 'test/programmes/files', name), 'utf8');
const everything = read('everything.yaml');
const environment = {
  ...house,
  baseOf: (name: string) =>
    name === 'everything' ? { text: everything, file: 'everything.yaml' } : undefined,
};
const check = (text: string) => checkProgramme(text, 'f.yaml', environment);
const faultsOf = (text: string) => check(text).faults.map((each) => `${each.line}: ${each.message}`);

/** The file with one text in place of another, which must be there. */
function changed(from: string, to: string): string {
  expect(everything).toContain(from);
  return everything.replace(from, to);
}

describe('a file that uses every word of the language', () => {
  const { programme, warnings, faults } = check(everything);

  it('has no faults', () => {
    expect(faults).toEqual([]);
  });

  it('is told what waits for a room, and counts the rest', () => {
    const waiting = Object.entries(programme?.figures ?? {}).flatMap(([id, figure]) => {
      const room = programme && waitingFor(programme, figure, house);
      return room === undefined ? [] : [`${id}: ${room}`];
    });
    const stands = (room: string) => !house.parts.some((part) => part.waitsFor === room);
    const expected = ['classes: groups', 'advice_given: consultations', 'mood_better: measures'];
    expect(waiting).toEqual(expected.filter((each) => !stands(each.split(': ')[1] ?? '')));
    for (const each of waiting) {
      expect(warnings.map(({ message }) => message).join('\n')).toContain(`waits for ${each.split(': ')[1]}`);
    }
  });

  it('reads in another language as far as it is translated', () => {
    const said = programme && inLanguage(programme, 'bn');
    expect(said?.title).toBe('রিভারসাইড');
    const asked = said?.referral.ask;
    expect(asked?.find((each) => each.id === 'agrees')).toMatchObject({
      label: 'Does she agree?',
      self_label: 'আপনি কি রাজি?',
    });
    expect(asked?.find((each) => each.id === 'housing')?.options?.[0]).toEqual({
      value: 'own',
      label: 'নিজের বাড়ি',
    });
    expect(asked?.find((each) => each.id === 'adults')?.ask?.[0]?.label).toBe('নাম');
    expect(said?.figures).toEqual(programme?.figures);
    expect(programme && inLanguage(programme, 'so')).toBe(programme);
  });
});

describe('a slip in any word is named where it stands', () => {
  it.each([
    [
      'type: money, label: How much is owed?',
      'type: money, options: [{ value: a, label: A }, { value: b, label: B }], label: How much is owed?',
      'Only one_of and many_of questions have options; this one is money',
    ],
    ['least: 1, most: 20', 'least: 21, most: 20', 'This is less than least'],
    [
      'show_when: item.helps,',
      'show_when: item.help,',
      '"help" is not known of Adult; did you mean "helps"?',
    ],
    [
      'show_when: answers.money_worries }',
      'show_when: item.helps }',
      '"item" is not known here. Known here: measures, groups, person, children, proceedings, pregnancy, answers, referral, enrolment, outcomes and 2 more, which the reference lists',
    ],
    [
      'answers.debt > 500.50',
      'answers.debt > "much"',
      'This compares a number with text, which has no answer',
    ],
    ['answers.debt > 500.50', 'answers.debt > 500.50505', 'Write no more than four decimals in a rule'],
    [
      'answers.debt > 500.50',
      'answers.debt % 2 > 1',
      'Only whole numbers leave a remainder; these may have decimals',
    ],
    ['quorum: 2', 'quorum: 4', 'More must be there than the panel has members'],
    [
      'by: panel\n  within',
      'by: one\n  within',
      'One person decides here; write by: panel, or leave this out',
    ],
    [
      'weeks: 28, intensity: high',
      'weeks: 28, intensity: hihg',
      'There is no level of intensity "hihg"; did you mean "high"?',
    ],
    [
      'step_down: [clinic]',
      'step_down: [clinc]',
      'There is no other pathway "clinc"; did you mean "clinic"?',
    ],
    [
      'step_down: [toddler]',
      'step_down: [todler]',
      'There is no stage "todler" in this pathway; did you mean "toddler"?',
    ],
    [
      'due: 24 weeks before',
      'due: 24 weeks',
      'Write when, such as 12 weeks before, 10 days after or on the day',
    ],
    [
      'answer: booked_on',
      'answer: moved_in',
      'Days are counted from a question of type date; this is partial_date',
    ],
    ['until: 5 years after, ', '', 'Say how long it goes on: until or times'],
    [
      'pathways: [visits]\n    when',
      'pathways: [visit]\n    when',
      'There is no pathway "visit"; did you mean "visits"?',
    ],
    ['kinds: [grant]', 'kinds: [grnt]', 'There is no kind of provision "grnt"; did you mean "grant"?'],
    [
      'kind: look_again,',
      'kind: visit,',
      'Contacts of the kind "visit" end with the work; mark the kind follow_up: true',
    ],
    ['reasons: [five],', 'reasons: [six],', 'There is no reason to end "six"'],
    ['completed_after: 4', 'completed_after: 7', 'This is more than the course has sessions'],
    [
      'at: [start, { every: 3 months }, end], pathways: [visits]',
      'at: [start], pathways: [visit]',
      'There is no pathway "visit"',
    ],
    [
      'groups.exists(g, g.completed)',
      'groups.exists(g, g.complted)',
      '"complted" is not known of one of the groups; did you mean "completed"?',
    ],
    [
      'asked_by == "gp"',
      'asked_by == "gb"',
      '"gb" is not one of the values that this can have; did you mean "gp"?',
    ],
    ['financial_year(started_on)', 'started_on', 'This should give text, and it gives a date'],
    [
      'referral.ask.agrees.self_label:',
      'referral.ask.agree.self_label:',
      'There is no text at "referral.ask.agree.self_label"; did you mean "referral.ask.agrees.self_label"?',
    ],
    ['from: 2\n', 'from: 3\n', 'Cases move from an earlier version; this is version 3'],
    [
      'before_birth: antenatal',
      'before_birth: antenatl',
      'There is no stage "antenatl"; did you mean "antenatal"?',
    ],
    [
      'questions: { money: debt }',
      'questions: { money: debts }',
      'There is no question "debts"; did you mean "debt"?',
    ],
    ['dropped: [shoe_size]', 'dropped: [hopes]', '"hopes" is still asked; take it out of one of the two'],
  ])('%s', (from, to, message) => {
    expect(check(changed(from, to)).faults.map((each) => each.message)).toEqual([message]);
  });
});

describe('extends', () => {
  const local = read('local.yaml');

  it('says only what differs, and gives the whole', () => {
    const { programme, faults } = check(local);
    expect(faults).toEqual([]);
    const ask = programme?.referral.ask ?? [];
    expect(ask.find((each) => each.id === 'hopes')).toMatchObject({
      label: 'What would she like?',
      self_label: 'What do you hope for?',
    });
    expect(ask.map((each) => each.id)).not.toContain('scan_letter');
    expect(ask.map((each) => each.id).slice(-2)).toEqual(['shoes', 'adults']);
    expect(programme?.waiting_list).toBeUndefined();
    expect(programme?.decision).toMatchObject({ within: { amount: 5, unit: 'day' }, panel: { quorum: 2 } });
    expect(programme?.moves).toEqual([]);
    expect(programme?.title).toBe('Hillside Beginnings');
  });

  it('names faults in the file itself, and those below it at the word extends', () => {
    expect(faultsOf(local.replace('type: whole_number', 'type: whole_numbr'))).toEqual([
      expect.stringMatching(/^9: "whole_numbr" is not one of/),
    ]);
    expect(faultsOf(`${local}pathways: { visits: }\n`)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^3: In "everything", .*There is no pathway "visits"/)]),
    );
    expect(faultsOf(local.replace('id: scan_letter', 'id: scan_leter'))).toEqual(
      expect.arrayContaining(['8: There is no "scan_leter" to take out of what this extends']),
    );
  });

  it('is refused when it goes round in a circle, or leads nowhere', () => {
    const circle = {
      ...house,
      baseOf: (name: string) => ({ text: name === 'a' ? 'extends: b' : 'extends: a', file: name }),
    };
    expect(
      checkProgramme('programme: a\nextends: b\n', 'f.yaml', circle).faults.map((each) => each.message),
    ).toEqual(['This goes round in a circle: a extends b extends a']);
    expect(faultsOf('programme: a\nextends: nothing\n')).toEqual([
      '2: There is no programme "nothing" to extend: it should stand beside this file as nothing.yaml, or be published already',
    ]);
  });
});

describe('the JSON Schema', () => {
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(
    programmeJsonSchema(house.parts),
  );

  it('accepts what the check accepts', async () => {
    const texts = [...(await shippedFiles()).map((file) => file.text), everything, read('local.yaml')];
    for (const text of texts) {
      expect(validate(parse(text)), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
    }
  });

  it.each([
    ['an unknown word', 'title: Riverside Beginnings', 'titel: Riverside Beginnings'],
    ['an unknown kind of question', 'type: money', 'type: cash'],
    ['a name with capitals', 'id: antenatal,', 'id: Antenatal,'],
    ['text for a number', 'per_worker: 20', 'per_worker: twenty'],
    ['a list for a group of names', 'waiting_list: { order: priority,', 'waiting_list: [] #'],
    ['a part of the wrong shape', 'instrument: epds', 'instrument: 7'],
  ])('refuses %s, as the check does', (_, from, to) => {
    const text = changed(from, to);
    expect(check(text).faults).not.toEqual([]);
    expect(validate(parse(text))).toBe(false);
  });
});

import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { en } from './en.ts';
import type { Placeholders } from './placeholders.ts';
import { say } from './say.ts';
import { sayFrom, sentencesOf } from './wording.ts';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

const ARGUMENT = 1;
const NUMBER = 2;
const SELECT = 5;
const PLURAL = 6;

function placeholdersOf(elements: readonly Element[]): string[] {
  return elements.flatMap((element) => {
    if (!('value' in element) || ![ARGUMENT, NUMBER, SELECT, PLURAL].includes(element.type)) return [];
    const inner =
      'options' in element
        ? Object.values(element.options).flatMap((option) => placeholdersOf(option.value))
        : [];
    return [String(element.value), ...inner];
  });
}

describe('the English catalogue', () => {
  it.each(sentencesOf(en))('%s is a well-formed message with named placeholders', (_key, sentence) => {
    const format = new IntlMessageFormat(sentence, 'en-GB', undefined, { ignoreTag: true });
    const names = placeholdersOf(format.getAst());
    expect(names.filter((name) => !/^[a-z][A-Za-z]*$/.test(name))).toEqual([]);
    const values = Object.fromEntries(names.map((name) => [name, 2]));
    expect(format.format<string>(values)).not.toMatch(/[{}]/);
  });

  it('says no sentence with a blaming word', () => {
    const blaming = /\b(fail(ed|ure)?|refused to engage|non-?complian\w*|hard to reach|chaotic)\b/i;
    expect(sentencesOf(en).filter(([, sentence]) => blaming.test(sentence))).toEqual([]);
  });
});

describe('say', () => {
  it('fills in values and counts in plain English', () => {
    expect(say('timeline.by', { name: 'Amina' })).toBe('by Amina');
    expect(say('dates.days', { count: 1 })).toBe('1 day');
    expect(say('dates.days', { count: 12 })).toBe('12 days');
  });

  it('leaves markup and braces in a value as they are', () => {
    expect(say('person.knownAs', { name: '<b>{x}</b>' })).toBe('Known as <b>{x}</b>');
  });

  it('asks by type for the values that a sentence needs', () => {
    // @ts-expect-error the name is missing
    expect(() => say('person.knownAs')).toThrow();
    // @ts-expect-error there is no such sentence
    expect(() => say('person.nobody')).toThrow(RangeError);
    expectTypeOf<
      Placeholders<'Hello {name}, {count, plural, one {# child} other {# {what}}}'>
    >().toEqualTypeOf<{
      name: string | number;
      count: number;
      what: string | number;
    }>();
    expectTypeOf<Placeholders<'{kind, select, visit {child} other {yes, and}} {n, number}'>>().toEqualTypeOf<{
      kind: string;
      n: number;
    }>();
    expectTypeOf<keyof Placeholders<'No values'>>().toEqualTypeOf<never>();
  });
});

describe('sayFrom', () => {
  it('opens a room’s own catalogue, in another language with its own plurals', () => {
    const polish = sayFrom(
      { children: '{count, plural, one {# dziecko} few {# dzieci} other {# dziecka}}' } as const,
      'pl',
    );
    expect(polish('children', { count: 1 })).toBe('1 dziecko');
    expect(polish('children', { count: 3 })).toBe('3 dzieci');
  });
});

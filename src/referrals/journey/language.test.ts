import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newSecret } from '../drafts/draft.ts';
import { addressPartOf, languagesOf, languagesOfAll, readAddressPart, translatedAt } from './language.ts';

const programme = { translations: { bn: { title: 'রিভারসাইড' }, ar: {}, en: { title: 'Riverside' } } };

describe('the languages of a form', () => {
  it('are those that the file names beside English, each once', () => {
    expect(languagesOf(programme)).toEqual(['bn', 'ar']);
    expect(languagesOf({ translations: {} })).toEqual([]);
    expect(languagesOfAll([programme, { translations: { so: {}, bn: {} } }])).toEqual(['bn', 'ar', 'so']);
  });

  it('say what is translated, and nothing else', () => {
    expect(translatedAt(programme, 'bn', 'title')).toEqual({ text: 'রিভারসাইড', language: 'bn' });
    expect(translatedAt(programme, 'bn', 'about')).toBeUndefined();
    expect(translatedAt(programme, 'bn', 'constructor')).toBeUndefined();
    expect(translatedAt(programme, 'constructor', 'title')).toBeUndefined();
    expect(translatedAt(programme, undefined, 'title')).toBeUndefined();
  });
});

it('a language stands beside the key in an address and is read from it again', () => {
  fc.assert(
    fc.property(fc.constantFrom(undefined, 'bn', 'pt-BR', 'ckb'), (language) => {
      const secret = newSecret();
      expect(readAddressPart(addressPartOf(secret, language))).toEqual({
        secret,
        ...(language !== undefined && { language }),
      });
    }),
    { seed: 4, numRuns: 50 },
  );
});

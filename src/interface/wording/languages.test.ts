import { expect, it } from 'vitest';
import { directionOf, nameOfLanguage } from './index.ts';

it.each([
  ['en', 'English', 'ltr'],
  ['bn', 'বাংলা', 'ltr'],
  ['ar', 'العربية', 'rtl'],
  ['ur', 'اردو', 'rtl'],
  ['so', 'Soomaali', 'ltr'],
  ['pl', 'Polski', 'ltr'],
  ['ckb', 'کوردیی ناوەندی', 'rtl'],
  ['zz', 'zz', 'ltr'],
])('%s calls itself %s and is written %s', (language, name, direction) => {
  expect(nameOfLanguage(language)).toBe(name);
  expect(directionOf(language)).toBe(direction);
});

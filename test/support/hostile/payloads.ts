/** Marks what we sent: nothing in a page may be made from it. Attribute and element names are seen in lower case. */
export const MARK = 'facethostile';

/** Text that is only text. It may be kept, and then it is shown as it is; or refused, and then it is shown again. */
export const TEXTS: readonly string[] = [
  `<script ${MARK}>alert(1)</script>`,
  `"><img src=x ${MARK} onerror=${MARK}()>`,
  `'><svg ${MARK} onload=${MARK}()>`,
  `</textarea></title></select><${MARK}>`,
  `" ${MARK}="1" onfocus="${MARK}()" autofocus="`,
  `<!-- ${MARK} --><${MARK}><![CDATA[ `,
  `javascript:${MARK}()`,
  `{{7*7}} \${7*7} <%= 7*7 %> #{7*7} %s %n`,
  `'; drop table person; --`,
  `1' or '1'='1' union select 1 --`,
  `x\r\nSet-Cookie: ${MARK}=1\r\n\r\n<b ${MARK}>`,
  '../../../../etc/passwd',
  '%2e%2e%2f%00 %3Cscript%3E',
  "=cmd|'/C calc'!A0",
  'নুসরাত জাহান',
  'نادية بنت خالد',
  '\u202Etxet desrever\u202C',
  'Zoe\u0308 O\u2019Neill-S\u0327ahin 👩🏽\u200D👧',
];

/** Text that cannot be kept, as it arrives from a form: a NUL, and half of an emoji. */
export const BROKEN_TEXTS: readonly string[] = ['Nadia\u0000Khatun', 'Nadia \uFFFD'];

/** Days, months and years that are no date, whatever the field. */
export const NO_DATES: readonly (readonly [string, string, string])[] = [
  ['31', '2', '2024'],
  ['29', '2', '2023'],
  ['0', '1', '2020'],
  ['1', '13', '2020'],
  ['1', '1', '0'],
  ['1', '1', '0000'],
  ['1', '1', '99999'],
  ['1', '1', '1066'],
  ['-1', '1', '2020'],
  ['1.5', '1', '2020'],
  ['x', 'y', 'z'],
  ['১', '২', '২০২০'],
  ['1e1', '1', '2020'],
  [`<b ${MARK}>`, '1', '2020'],
  ["1'; --", '1', '2020'],
  ['', '', '20\u202E20'],
];

/** Values that no schema means, for any place in a JSON body. */
export const WRONG_VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  2 ** 31,
  Number.MAX_SAFE_INTEGER,
  -(2 ** 63),
  '',
  ' ',
  'x'.repeat(3000),
  'a\u0000b',
  'a\ud800b',
  '\udc00',
  'constructor',
  'toString',
  '__proto__',
  '2024-02-31',
  '0000-00-00',
  '+275760-09-13',
  '2999-01-01',
  '00000000-0000-0000-0000-000000000000',
  `<script ${MARK}>`,
  "'; drop table person; --",
  [],
  [[[]]],
  [null, 1, 'x'],
  {},
  { length: 3 },
  { toString: 'x', valueOf: 1 },
];

/** A list inside a list, so many times, as JSON text. */
export const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

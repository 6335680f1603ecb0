import { describe, expect, it } from 'vitest';
import { normaliseHtml } from './normalise.ts';

const same = (a: string, b: string) => normaliseHtml(a) === normaliseHtml(b);

describe('HTML is equal', () => {
  it.each([
    ['attributes stand in another order', '<p id="a" class="b">x</p>', '<p class="b" id="a">x</p>'],
    ['blocks are indented', '<div>\n  <p>\n x\n</p>\n</div>', '<div><p>x</p></div>'],
    ['runs of white space differ', '<p>a  \n b</p>', '<p>a b</p>'],
    ['an inline element is indented at the edge of its block', '<p>\n <b> x </b>\n</p>', '<p><b>x</b></p>'],
    ['a boolean attribute is written short', '<input disabled>', '<input disabled="">'],
    ['entities are written otherwise', '<p title="&#34;">&ctdot;</p>', '<p title="&quot;">⋯</p>'],
  ])('when %s', (_, a, b) => expect(same(a, b)).toBe(true));
});

describe('HTML is not equal', () => {
  it.each([
    ['a space between words is missing', '<p><b>a</b> b</p>', '<p><b>a</b>b</p>'],
    ['an attribute differs', '<p class="a">x</p>', '<p class="b">x</p>'],
    ['an attribute is missing', '<p hidden>x</p>', '<p>x</p>'],
    ['classes are in another order', '<p class="a b">x</p>', '<p class="b a">x</p>'],
    ['an element is missing', '<p><b>a</b></p>', '<p>a</p>'],
    ['what was typed differs in white space', '<textarea>a  b</textarea>', '<textarea>a b</textarea>'],
    ['a space cannot be broken', '<p>a&nbsp;b</p>', '<p>a b</p>'],
    ['a text is escaped twice', '<p>&lt;b&gt;</p>', '<p>&amp;lt;b&amp;gt;</p>'],
  ])('when %s', (_, a, b) => expect(same(a, b)).toBe(false));
});

it('refuses HTML that is not well formed', () => {
  expect(() => normaliseHtml('<p><b>a</p></b>')).toThrow(/not well formed/);
  expect(() => normaliseHtml('<p id=a id=b>x</p>')).toThrow(/duplicate-attribute/);
});

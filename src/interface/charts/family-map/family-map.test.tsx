import { describe, expect, it } from 'vitest';
import { growFamily, sampleFamily } from '../../../../test/support/sheet/sample-families.ts';
import { familyAt } from './family-at.ts';
import { FamilyMap, findInFamily } from './family-map.tsx';
import { familyTable } from './family-table.ts';

const today = Temporal.PlainDate.from('2024-06-03');
const then = familyAt(sampleFamily, today);

describe('the family map on a page', () => {
  const html = String(<FamilyMap id="map" title="Amina’s family" family={then} />);

  it('is named and described, has its table, and no inline style', () => {
    expect(html).toContain('aria-labelledby="map-title map-desc"');
    expect(html).toContain('19 people, as at 3 June 2024');
    expect(html).toContain('<table');
    expect(html).not.toMatch(/\sstyle=/);
  });

  it('links those who have a page, and says who they are', () => {
    expect(html).toContain('href="#ibrahim"');
    expect(html).toContain(
      '<title>Ibrahim Ali, male, born 15 July 2011, aged 12, lives with a relative</title>',
    );
  });

  it('explains the symbols that it holds and no others', () => {
    expect(html).toContain('Miscarriage</li>');
    expect(html).not.toContain('Fostered child</li>');
  });

  it('escapes names', () => {
    const people = then.people.map((person) => ({ ...person, name: '<b>x</b>' }));
    expect(String(<FamilyMap id="m" title="A" family={{ ...then, people }} />)).not.toContain('<b>');
  });

  it('says every tie of a person in words', () => {
    const row = familyTable(then).rows.find(([name]) => name === 'Maya Haddad');
    expect(row).toEqual([
      'Maya Haddad',
      'Female, aged 3',
      '30 November 2020',
      'Child by birth of Amina Begum and Omar Haddad. Very close: Amina Begum. Lives in: Amina’s home',
    ]);
  });
});

describe('a family of 500', () => {
  const large = familyAt(growFamily(500, 3), Temporal.PlainDate.from('2045-01-01'));

  it('draws a part and lists the others, who can be searched', () => {
    const html = String(<FamilyMap id="m" title="A" family={large} mapAround={(id) => `?centre=${id}`} />);
    expect(html.match(/class="facet-family__person"/g)).toHaveLength(80);
    expect(html).toContain('This family has 500 people. The 80 nearest are');
    expect(html).toContain('Find somebody in the family');
    expect(html).toContain('more: a name above finds them');
  });

  it('finds by the beginnings of words', () => {
    const found = findInFamily(large.people, 'gra beg');
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ name }) => name === 'Grace Begum')).toBe(true);
    expect(findInFamily(large.people, 'zzz')).toEqual([]);
  });
});

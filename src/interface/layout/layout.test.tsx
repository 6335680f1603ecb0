import type { Child } from 'hono/jsx';
import { describe, expect, it } from 'vitest';
import { Card, CardGrid, EmptyState, StatCard } from './cards.tsx';
import { Filter } from './filter.tsx';
import { Page, type PageProps } from './page.tsx';
import { PersonHeader } from './person-header.tsx';
import { Progress, progressCells } from './progress.tsx';
import { RecordTable } from './record-table.tsx';
import { Timeline } from './timeline.tsx';

const assets = { css: '/assets/facet-1.css', js: '/assets/facet-2.js', icon: '/assets/mark-3.svg' };

function page(props: Partial<PageProps> = {}, content: Child = <p>Content</p>): string {
  return String(
    <Page title="Record a contact" nonce="n0nce" assets={assets} {...props}>
      {content}
    </Page>,
  );
}

describe('a page', () => {
  it('is a whole document in its language, with one main place to skip to', () => {
    const html = page({ lang: 'bn' });
    expect(html).toMatch(/^<!DOCTYPE html><html lang="bn" class="govuk-template">/);
    expect(html).toContain('<a href="#main-content" class="govuk-skip-link"');
    expect(html.match(/<main [^>]*id="main-content"/g)).toHaveLength(1);
  });

  it('runs no script but the one with the request’s nonce and the built module', () => {
    const scripts = page({ actor: { name: 'Amina', role: 'practitioner', keepAs: 'a1' } }).match(
      /<script[^>]*>/g,
    );
    expect(scripts).toEqual(['<script nonce="n0nce">', '<script type="module" src="/assets/facet-2.js">']);
  });

  it('holds no inline style and nothing from another host', () => {
    const html = page({
      exitThisPage: '/exit',
      demonstration: true,
      navigation: [{ href: '/', text: 'Home', count: 3 }],
    });
    expect(html).not.toMatch(/\sstyle=/);
    expect(html).not.toMatch(/(?:src|href)="https?:/);
  });

  it('says “Error:” first in its title when there are faults, and that nothing was saved', () => {
    expect(page()).toContain('<title>Record a contact – Facet</title>');
    expect(page()).not.toContain('data-unsaved');
    const faulty = page({ faults: [{ path: ['kind'] }] });
    expect(faulty).toContain('<title>Error: Record a contact – Facet</title>');
    expect(faulty).toContain('data-unsaved=""');
    expect(page({ unsaved: true })).toContain('data-unsaved=""');
  });

  it('escapes names wherever they stand', () => {
    const html = page({
      title: '<script>alert(1)</script>',
      tenant: '<b>Council</b>',
      actor: { name: '"><img src=x>', role: '<i>', keepAs: '"x' },
      notification: { kind: 'success', text: '<u>Saved</u>' },
    });
    expect(html).not.toMatch(/<b>|<img|<i>|<u>|<script>alert/);
  });

  it('offers sign-out as a form with its token, and only to somebody signed in', () => {
    const signOut = { action: '/sign-out', fields: { csrf: 't0ken' } };
    const html = page({ actor: { name: 'Amina', role: 'manager', keepAs: 'a1' }, signOut });
    expect(html).toMatch(
      /<form method="post" action="\/sign-out" data-sign-out="">\s*<input type="hidden" name="csrf" value="t0ken"\/>/,
    );
    expect(html).toContain('data-keep-as="a1"');
    expect(page({ signOut })).not.toContain('<form');
    expect(page({ signOut })).not.toContain('data-keep');
  });

  it('shows the way out, the way back and the demonstration only where they are asked for', () => {
    const asked = page({ exitThisPage: '/weather', back: { href: '/people' }, demonstration: true });
    for (const sign of ['govuk-exit-this-page', 'govuk-back-link', 'Made-up people only']) {
      expect(asked).toContain(sign);
      expect(page()).not.toContain(sign);
    }
  });

  it('marks where the reader is in the navigation', () => {
    const html = page({
      navigation: [
        { href: '/', text: 'Home' },
        { href: '/people', text: 'People', current: true },
      ],
    });
    expect(html).toMatch(/href="\/people" aria-current="page"/);
    expect(html.match(/aria-current/g)).toHaveLength(1);
  });

  it('puts the places of a group beneath its word only where they are too many for a row', () => {
    const few = Array.from({ length: 6 }, (_, n) => ({ href: `/${n}`, text: `Place ${n}` }));
    const managed = ['Staff', 'Teams', 'Words'].map((text) => ({
      href: `/${text}`,
      text,
      under: 'manage' as const,
    }));
    const many = page({ navigation: [...few, ...managed.map((item, n) => ({ ...item, current: n === 1 }))] });
    expect(many).toMatch(/<summary[^>]*>Manage<\/summary>.*Staff.*Teams.*Words/s);
    expect(many).toMatch(/item--active"><details/);
    expect(many).toMatch(/href="\/Teams" aria-current="page"/);
    expect(page({ navigation: [...few.slice(1), ...managed] })).not.toContain('<details');
    expect(page({ navigation: [...few, ...few, ...managed.slice(1)] })).not.toContain('Staff');
  });
});

describe('the person header', () => {
  it('puts how to reach her safely and how to speak with her before anything else', () => {
    const html = String(
      <PersonHeader name="Nadia" safeContact="Do not leave voicemail" communicationNeeds="Interpreter" />,
    );
    expect(html).toMatch(/Warning: <\/span><strong>Safe contact:<\/strong> Do not leave voicemail/);
    expect(html).toMatch(/<strong>Communication:<\/strong> Interpreter/);
  });

  it('says what is marked, in words', () => {
    const html = String(<PersonHeader name="Nadia" restricted expecting={{ due: '12 November 2024' }} />);
    expect(html).toContain('Restricted record');
    expect(html).toContain('Expecting a baby, due 12 November 2024');
    expect(String(<PersonHeader name="Nadia" expecting={{}} />)).toContain('Expecting a baby');
    expect(String(<PersonHeader name="Nadia" />)).not.toContain('facet-flag');
  });

  it('is the page’s heading, unless the page has one of its own', () => {
    expect(String(<PersonHeader name="Nadia" />)).toContain('<h1');
    expect(String(<PersonHeader name="Nadia" shape="brief" />)).not.toContain('<h1');
  });

  it('leaves out what is not known', () => {
    expect(String(<PersonHeader name="Nadia" pronouns="" age={undefined} />)).not.toContain('<ul');
  });
});

describe('progress', () => {
  it.each([
    [1, 18, { now: 1, left: 17 }],
    [7, 18, { done: 6, now: 1, left: 11 }],
    [18, 18, { done: 17, now: 1 }],
    [20, 18, { done: 18, over: 2 }],
    [0, 18, { left: 18 }],
  ])('month %i of %i', (month, months, expected) => {
    const counted: Record<string, number> = {};
    for (const { state } of progressCells(month, months)) counted[state] = (counted[state] ?? 0) + 1;
    expect(counted).toEqual(expected);
  });

  it('fills the bar and no more', () => {
    const last = progressCells(7, 18).at(-1);
    expect((last?.x ?? 0) + (last?.width ?? 0)).toBeLessThanOrEqual(100);
  });

  it('says where she is, and how far past the plan', () => {
    expect(String(<Progress month={7} months={18} />)).toContain('Month 7 of 18');
    expect(String(<Progress month={0} months={18} />)).toContain('Not started yet; 18 months planned');
    expect(String(<Progress month={19} months={18} />)).toContain('Month 19, 1 month past the planned 18');
  });
});

describe('lists and cards', () => {
  it('a chronology gives each entry its machine-readable date, and says when it is empty', () => {
    const items = [{ title: 'Proceedings ended', when: 'January 2024', datetime: '2024-01', by: 'Amina' }];
    expect(String(<Timeline items={items} />)).toMatch(
      /<time datetime="2024-01">January 2024<\/time>, by Amina/,
    );
    expect(String(<Timeline items={[]} />)).toContain('Nothing has been recorded yet.');
  });

  it('a record table keeps its roles and names its cells for a phone', () => {
    const html = String(
      <RecordTable
        caption="Referrals"
        columns={[{ text: 'Name' }, { text: 'Received' }]}
        rows={[['Nadia', '4 Mar 2024']]}
      />,
    );
    expect(html).toContain('<th scope="row" role="rowheader"');
    expect(html).toMatch(/<td role="cell"[^>]*data-label="Received">/);
  });

  it('a filter works by its address alone, and each filter in force can be removed', () => {
    const html = String(
      <Filter
        action="/referrals"
        clearHref="/referrals"
        selected={[{ text: 'Waiting', removeHref: '/referrals?all' }]}
      />,
    );
    expect(html).toContain('<form method="get" action="/referrals"');
    expect(html).toMatch(
      /href="\/referrals\?all"><span class="govuk-visually-hidden">Remove this filter: <\/span>Waiting/,
    );
    expect(String(<Filter action="/referrals" />)).not.toContain('Selected filters');
  });

  it('a card’s link is named by its words alone', () => {
    expect(String(<StatCard label="Overdue" number={2} href="/overdue" />)).toMatch(
      /href="\/overdue">Overdue<\/a>/,
    );
    expect(String(<Card title="Nadia" href="/n" level={2} />)).toMatch(/<h2 [^>]*><a [^>]*>Nadia<\/a><\/h2>/);
    expect(
      String(<EmptyState title="No referrals" action={{ href: '/refer', text: 'Make one' }} />),
    ).toContain('href="/refer"');
  });

  it('a grid is a list with a place for each card', () => {
    const grid = (
      <CardGrid>
        {['Nadia', 'Leah'].map((title) => (
          <Card title={title} />
        ))}
      </CardGrid>
    );
    expect(String(grid).match(/<li>/g)).toHaveLength(2);
  });
});

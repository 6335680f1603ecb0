import { describe, expect, it } from 'vitest';
import { sampleJourney } from '../../../../test/support/sheet/sample-journey.ts';
import { JourneyTimeline } from './journey-timeline.tsx';

describe('the journey timeline', () => {
  const html = String(<JourneyTimeline id="j" journey={sampleJourney} />);

  it('links every mark, span and month to its record, in the drawing and in the list', () => {
    for (const href of ['#p1', '#r1', '#c1', '#o4', '#l3', '#enrolment']) {
      expect(html.split(`href="${href}"`)).toHaveLength(3);
    }
    expect(html).toContain('href="#contacts-2023-03"');
  });

  it('names each link in the drawing, with the date as closely as it is known', () => {
    expect(html).toContain('aria-label="Ibrahim, March 2013"');
    expect(html).toContain('aria-label="Ibrahim, 2010"');
    expect(html).toContain('aria-label="Pregnancy, since 10 February 2024"');
  });

  it('is a group of links with a title and description, not an image that would hide them', () => {
    expect(html).toContain('role="group" aria-labelledby="j-title j-desc"');
    expect(html).toContain('4 periods and 12 events');
  });

  it('uses each id once', () => {
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says so when there is nothing to draw', () => {
    const empty = { ...sampleJourney, spans: [], marks: [], contacts: [] };
    expect(String(<JourneyTimeline id="j" journey={empty} />)).toContain('There is nothing to draw yet.');
  });
});

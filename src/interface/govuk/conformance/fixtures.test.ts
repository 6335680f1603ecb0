import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { adapters } from './adapters/index.ts';
import { normaliseHtml } from './normalise.ts';
import { componentsNotOffered, notOffered } from './not-offered.ts';

const { resolve } = createRequire(import.meta.url);

const fixtureFile = z.object({
  fixtures: z.array(z.object({ name: z.string(), options: z.unknown(), html: z.string() })).min(1),
});

async function fixturesOf(component: string) {
  const file = resolve(`govuk-frontend/dist/govuk/components/${component}/fixtures.json`);
  return fixtureFile.parse(JSON.parse(await readFile(file, 'utf8'))).fixtures;
}

const isNotOffered = (component: string, fixture: string) =>
  notOffered.some((entry) => entry.component === component && entry.fixture === fixture);

for (const [component, render] of Object.entries(adapters)) {
  const fixtures = await fixturesOf(component);
  describe(component, () => {
    it.each(fixtures.filter(({ name }) => !isNotOffered(component, name)))(
      'renders as the official macro: $name',
      async ({ options, html }) => {
        expect(normaliseHtml(await render(options))).toBe(normaliseHtml(html));
      },
    );
  });
}

describe('what is not offered', () => {
  it.each(notOffered)('$component, $fixture: $reason', async ({ component, fixture }) => {
    const known = (await fixturesOf(component)).find(({ name }) => name === fixture);
    expect(known, 'the list names a fixture that does not exist').toBeDefined();
    const render = adapters[component];
    expect(render, 'the list names a component that does not exist').toBeDefined();
    const rendered = render?.(known?.options).then(normaliseHtml, () => 'refused');
    await expect(rendered).resolves.not.toBe(normaliseHtml(known?.html ?? ''));
  });

  it('names every component that has no adapter', async () => {
    const folder = dirname(dirname(resolve('govuk-frontend/dist/govuk/components/tag/fixtures.json')));
    const entries = await readdir(folder, { withFileTypes: true });
    const official = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    expect([...Object.keys(adapters), ...Object.keys(componentsNotOffered)].sort()).toEqual(official.sort());
  });

  it('is little', () => {
    expect(notOffered.length).toBeLessThanOrEqual(10);
    for (const { reason } of notOffered) expect(reason.length).toBeGreaterThan(20);
  });
});

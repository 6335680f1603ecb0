import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../test/support/house.ts';
import { checkProgrammeText } from './check-programme.ts';
import { getProgrammeDraft, listProgrammeDrafts } from './get-drafts.ts';
import { previewPublishing } from './preview-publishing.ts';
import { publishProgramme } from './publish-programme.ts';
import { discardProgrammeDraft, saveProgrammeDraft, startProgrammeDraft } from './save-draft.ts';
import { WORKED_EXAMPLE } from './worked-example.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse({ today: '2024-06-03' });
});
afterAll(() => house.close());

const admin = () => house.actors.administrator;
const begin = (source: string) => house.done(startProgrammeDraft, { source }, admin());
const check = (source: string) => house.answer(checkProgrammeText as never, { source } as never, admin());

describe('a draft', () => {
  it('is kept however broken it is, and says all that is wrong at once', async () => {
    const source = 'programme: Not A Name\r\nversion: one\ntitle: [unclosed\n';
    const { id } = await begin(source);
    const found = await house.answer(getProgrammeDraft, { id }, admin());
    expect(found.source).toBe('programme: Not A Name\nversion: one\ntitle: [unclosed\n');
    expect(found.check.ok).toBe(false);
    expect(found.check.faults.length).toBeGreaterThan(0);
    const listed = await house.answer(listProgrammeDrafts, {}, admin());
    expect(listed.map((each) => each.id)).toContain(id);
  });

  it('is refused with what it says now when somebody else saved it first, and nothing is written over', async () => {
    const { id, version } = await begin('title: First\n');
    await house.done(saveProgrammeDraft, { id, version, source: 'title: Second\n' }, admin());
    const late = await house.run(saveProgrammeDraft, { id, version, source: 'title: Third\n' }, admin());
    expect(late).toMatchObject({ ok: false, error: { kind: 'stale', id } });
    expect(await house.answer(getProgrammeDraft, { id }, admin())).toMatchObject({
      source: 'title: Second\n',
    });
  });

  it('that was thrown away is not there any more', async () => {
    const { id, version } = await begin('title: Gone\n');
    await house.done(discardProgrammeDraft, { id, version }, admin());
    for (const result of [
      await house.ask(getProgrammeDraft, { id }, admin()),
      await house.run(saveProgrammeDraft, { id, version: 2, source: 'x' }, admin()),
    ])
      expect(result).toMatchObject({ ok: false, error: { kind: 'not_found' } });
  });

  it('is for administrators alone', async () => {
    for (const actor of [house.actors.practitioner, house.actors.manager, house.actors.auditor])
      expect(await house.run(startProgrammeDraft, { source: WORKED_EXAMPLE }, actor)).toMatchObject({
        ok: false,
        error: { kind: 'forbidden' },
      });
  });
});

describe('publishing', () => {
  it('makes a version that stands for ever, once', async () => {
    const { id, version } = await begin(WORKED_EXAMPLE);
    const preview = await house.answer(previewPublishing, { id }, admin());
    expect(preview.would).toMatchObject({ programme: 'my-service', version: 1, inUse: null });
    const done = await house.done(publishProgramme, { id, version }, admin());
    expect(done).toEqual({ programme: 'my-service', version: 1, title: 'My service' });
    const { rows } = await house.owner.query(
      `select programme_id, programme_version, source, content ->> 'title' as title, published_on::text as day
       from t_east.programme_version`,
    );
    expect(rows).toEqual([
      {
        programme_id: 'my-service',
        programme_version: 1,
        source: WORKED_EXAMPLE,
        title: 'My service',
        day: '2024-06-03',
      },
    ]);
    const { rows: log } = await house.owner.query(
      `select command, table_name from t_east.change_log where table_name = 'programmeVersion'`,
    );
    expect(log).toEqual([{ command: 'publishProgramme', table_name: 'programmeVersion' }]);
    expect(await house.run(publishProgramme, { id, version: 2 }, admin())).toMatchObject({
      error: { kind: 'refused', code: 'published' },
    });
    const other = await begin(WORKED_EXAMPLE);
    expect(await house.run(publishProgramme, other, admin())).toMatchObject({
      error: { kind: 'refused', code: 'version_published' },
    });
  });

  it('says what changes beside the version in use, and which number comes next', async () => {
    const current = house.programmes.current('diamond');
    const shipped = (await import('../app/shipped.ts'))
      .shippedTexts()
      .find((each) => each.programme === 'diamond');
    if (!current || !shipped) throw new Error('Diamond is not there');
    const same = await begin(shipped.text);
    const refused = await house.answer(previewPublishing, { id: same.id }, admin());
    expect(refused.would).toBeNull();
    expect(refused.check.faults.at(-1)?.message).toContain(`Write version: ${current.version + 1}`);
    const next = shipped.text
      .replace(/^version: \d+/m, `version: ${current.version + 1}`)
      .replace(/^title: .*/m, 'title: The Diamond');
    const draft = await begin(next);
    const preview = await house.answer(previewPublishing, { id: draft.id }, admin());
    expect(preview.would).toMatchObject({
      inUse: current.version,
      differences: { lists: [], others: ['The title'] },
      moves: { moves: 0, stays: 0 },
    });
  });

  it('publishes nothing that has faults, and nothing that was not looked at', async () => {
    const { id, version } = await begin(WORKED_EXAMPLE.replace('my-service', 'other-service'));
    await house.done(saveProgrammeDraft, { id, version, source: 'version: 1\n' }, admin());
    expect(await house.run(publishProgramme, { id, version }, admin())).toMatchObject({
      error: { kind: 'stale' },
    });
    expect(await house.run(publishProgramme, { id, version: 2 }, admin())).toMatchObject({
      error: { kind: 'invalid' },
    });
  });
});

describe('what nobody meant as a programme', () => {
  const many = (count: number) =>
    `${WORKED_EXAMPLE.split('  ask:')[0]}  ask:\n${Array.from({ length: count }, (_, index) => `    - { id: q${index}, type: text, label: Q }`).join('\n')}\n`;
  const bomb = ['a: &a [x, x]', ...Array.from({ length: 30 }, (_, i) => `b${i}: [*a, *a]`)].join('\n');
  it.each([
    ['ten thousand questions', many(10_000)],
    ['a YAML bomb', bomb],
    ['a circle of extends', 'programme: diamond\nversion: 9\nextends: diamond\n'],
    ['right-to-left text', 'programme: \u202egnp.exe\ntitle: שלום\n'],
    ['a page in every field', 'programme: <script>\nversion: <b>\ntitle: "<img src=x onerror=alert(1)>"\n'],
    ['nothing but brackets', '['.repeat(5_000)],
  ])('gets a clear fault: %s', async (_what, source) => {
    const result = await house.run(checkProgrammeText, { source }, admin());
    const faults = result.ok ? (result.value as Awaited<ReturnType<typeof check>>) : result.error;
    expect(faults).toMatchObject(
      result.ok
        ? {
            ok: false,
            faults: expect.arrayContaining([expect.objectContaining({ line: expect.any(Number) })]),
          }
        : { kind: 'invalid' },
    );
  });

  it.each([
    ['a NUL', 'title: \u0000', 'Remove the hidden NUL'],
    ['ten megabytes', 'x'.repeat(10_000_000), 'larger than 300 KB'],
    ['nothing', ' \n', 'Write the programme'],
  ])('is not kept: %s', async (_what, source, message) => {
    expect(await house.run(startProgrammeDraft, { source }, admin())).toMatchObject({
      error: { kind: 'invalid', faults: [{ path: ['source'], message: expect.stringContaining(message) }] },
    });
  });
});

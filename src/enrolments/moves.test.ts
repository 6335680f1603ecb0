import { describe, expect, it } from 'vitest';
import { day, programme, today, why } from '../../test/support/small-programme.ts';
import { decideEnd, decidePathway, decideStage, type Running } from './moves.ts';

const running: Running = {
  pathway: 'participant',
  pathwaySince: day('2024-01-08'),
  stage: 'engage',
  stageSince: day('2024-01-08'),
  stageEndsOn: null,
  startedOn: day('2024-01-08'),
  endedOn: null,
};

describe('moving', () => {
  const wish = { stage: 'intensive', on: day('2024-04-01'), endsOn: null, reason: null };
  const stage = (over: object, from: Running = running) =>
    decideStage(programme, from, { ...wish, ...over }, today);

  it('goes on to the next stage without a reason', () => {
    const decision = stage({});
    expect(decision).toMatchObject({
      ok: true,
      value: { kind: 'stage', stage: 'intensive', pathway: 'participant' },
    });
    expect(decision.ok && decision.value.stageSince.toString()).toBe('2024-04-01');
    expect(decision.ok && decision.value.pathwaySince.toString()).toBe('2024-01-08');
  });
  it('needs a reason to skip a stage, or to go back', () => {
    expect(why(stage({ stage: 'step_down' }))).toMatch(/^reason:/);
    expect(why(stage({ stage: 'step_down', reason: 'She asked for it' }))).toBe('ok');
    const later = { ...running, stage: 'intensive', stageSince: day('2024-03-01') };
    expect(why(stage({ stage: 'engage' }, later))).toMatch(/^reason:/);
    expect(why(stage({ stage: 'engage', reason: 'A new worker' }, later))).toBe('ok');
  });
  it('extends the present stage to a later day, for a reason', () => {
    expect(why(stage({ stage: 'engage' }))).toMatch(/^endsOn: .*reason:/);
    const decision = stage({ stage: 'engage', endsOn: day('2024-07-01'), reason: 'More time' });
    expect(decision).toMatchObject({ ok: true, value: { kind: 'extend', stage: 'engage' } });
    expect(decision.ok && decision.value.stageSince.toString()).toBe('2024-01-08');
  });
  it('is refused for a stage of another pathway', () =>
    expect(why(stage({ stage: 'in_touch', reason: 'x' }))).toMatch(/^stage:/));
  it('is refused in the future, and before the stage began', () => {
    expect(why(stage({ on: day('2024-06-04') }))).toMatch(/^on: .*past/);
    expect(why(stage({ on: day('2024-01-07') }))).toMatch(/^on: .*started/);
    const later = { ...running, stageSince: day('2024-03-01') };
    expect(why(stage({ on: day('2024-02-29') }, later))).toMatch(/^on: .*1 March 2024/);
  });
  it('changes the pathway from its first stage, and starts its clock again', () => {
    const change = { pathway: 'contact', stage: null, on: day('2024-04-01'), reason: 'Not ready' };
    const decision = decidePathway(programme, running, change, today);
    expect(decision).toMatchObject({ ok: true, value: { kind: 'pathway', stage: 'in_touch' } });
    expect(decision.ok && decision.value.pathwaySince.toString()).toBe('2024-04-01');
    expect(why(decidePathway(programme, running, { ...change, pathway: 'participant' }, today))).toMatch(
      /^pathway:/,
    );
    expect(why(decidePathway(programme, running, { ...change, stage: 'engage' }, today))).toMatch(/^stage:/);
  });
  it('is refused once the work has ended', () => {
    const ended = { ...running, endedOn: day('2024-05-01') };
    expect(why(stage({}, ended))).toBe('ended');
    expect(
      why(
        decidePathway(programme, ended, { pathway: 'contact', stage: null, on: today, reason: 'x' }, today),
      ),
    ).toBe('ended');
  });
});

describe('ending', () => {
  const wish = { on: day('2024-05-31'), reason: 'completed', destination: 'adult_services' };
  const end = (over: object, from: Running = running) =>
    why(decideEnd(programme, from, { ...wish, ...over }, today));

  it('keeps a reason and a destination of the programme', () => {
    expect(end({})).toBe('ok');
    expect(end({ reason: 'bored' })).toMatch(/^reason:/);
    expect(end({ destination: 'mars' })).toMatch(/^destination:/);
    expect(end({ destination: null })).toMatch(/^destination:/);
  });
  it('cannot be before the start, or in the future', () => {
    expect(end({ on: day('2024-01-07') })).toMatch(/^on: .*8 January 2024/);
    expect(end({ on: day('2024-06-04') })).toMatch(/^on:/);
  });
  it('cannot be done twice', () => expect(end({}, { ...running, endedOn: today })).toBe('ended'));
});

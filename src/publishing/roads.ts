import type { RoadMapData, Way } from '../interface/charts/index.ts';
import {
  following,
  type Pathway,
  type Programme,
  type Stage,
  stageLengthInWords,
} from '../programme/index.ts';

/** The pathways of a programme as a road map: what follows what, and the steps to more and less support. */
export function roadsOf({ pathways }: Pick<Programme, 'pathways'>): RoadMapData {
  const ways: Way[] = [];
  for (const [road, pathway] of Object.entries(pathways)) {
    for (const [index, stage] of pathway.stages.entries()) {
      const from = { road, stage: stage.id };
      for (const to of following(pathway.stages, index))
        ways.push({ kind: 'next', from, to: { road, stage: to } });
      for (const to of stage.step_up ?? []) ways.push({ kind: 'up', from, to: { road, stage: to } });
      for (const to of stage.step_down ?? []) ways.push({ kind: 'down', from, to: { road, stage: to } });
    }
    for (const to of pathway.step_up ?? []) ways.push({ kind: 'up', from: { road }, to: { road: to } });
    for (const to of pathway.step_down ?? []) ways.push({ kind: 'down', from: { road }, to: { road: to } });
  }
  const roads = Object.entries(pathways).map(([id, pathway]) => ({
    id,
    title: pathway.title,
    stages: pathway.stages.map((stage) => ({
      id: stage.id,
      title: stage.title,
      note: noteOf(pathway, stage),
    })),
  }));
  return { roads, ways };
}

/** For whom a pathway begins with a stage, in words; undefined where it never does, or does so for everybody. */
export function beginsInWords({ first }: Pathway, stage: string): string | undefined {
  const ways = first?.filter((each) => each.stage === stage) ?? [];
  if (!first || first.length < 2 || ways.length === 0) return undefined;
  const rules = ways.flatMap(({ because }) => because ?? []);
  const rest = ways.some(({ because }) => because === undefined) ? ['for everybody else'] : [];
  return `first stage: ${[...rules, ...rest].join('; or ')}`;
}

function noteOf(pathway: Pathway, stage: Stage): string | undefined {
  const notes = [stageLengthInWords(stage), beginsInWords(pathway, stage.id)].filter(Boolean);
  return notes.length > 0 ? notes.join('; ') : undefined;
}

import type { RoadMapData, Way } from '../interface/charts/index.ts';
import { following, type Programme, stageLengthInWords } from '../programme/index.ts';

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
  const roads = Object.entries(pathways).map(([id, { title, stages }]) => ({
    id,
    title,
    stages: stages.map((stage) => ({ id: stage.id, title: stage.title, note: stageLengthInWords(stage) })),
  }));
  return { roads, ways };
}

export { type BuiltDemo, buildDemo, type DemoParts, type DemoStaff } from './build-demo.ts';
export { replayFiles, SourceFault } from './files.ts';
export { replay } from './replay.ts';
export type { Replay, ReplayedFigure, ReplayedTotal } from './replay-compare.ts';

export { buildDemo } from './build-demo.ts';
export { replayFiles } from './files.ts';
export { DEMO_NOTIFY_KEY, startNotifyStandIn } from './notify-stand-in.ts';
export { replay } from './replay.ts';
export type { Replay, ReplayedFigure } from './replay-compare.ts';
export { type Simulated, simulate } from './simulate.ts';
export { openTryOut } from './try-out-apart.ts';

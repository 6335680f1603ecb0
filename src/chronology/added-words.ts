import type { tellers } from './added.ts';

export const tellerWords: Readonly<Record<(typeof tellers)[number], string>> = {
  parent: 'The parent',
  family: 'Her family',
  worker: 'A worker',
  professional: 'Another professional',
};

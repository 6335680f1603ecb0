import type { TableDeclaration, Versioned } from '../foundation/database/tables.ts';
import type { MarkedKind } from '../interface/wording/index.ts';

declare module '../foundation/database/tables.ts' {
  interface Tables {
    plainWord: PlainWordTable;
  }
}

export interface PlainWordTable extends Versioned {
  words: string;
  kind: MarkedKind;
  instead: string;
  switchedOff: boolean;
}

export const wordTables: readonly TableDeclaration[] = [
  {
    name: 'plain_word',
    guard: 'tenant',
    about: 'Words of the trade and of blame that are marked while somebody types, as the council has them',
    belongs: { by: 'none', because: 'A list of words of the whole service' },
    kept: { as: 'administration' },
  },
];

import type { Room } from '../doors/index.ts';
import { figurePage } from './figure-page.tsx';
import { figuresFile, figuresPage, programmesPage } from './figures-page.tsx';
import { listBreakdowns } from './list-breakdowns.ts';
import { listFigures } from './list-figures.ts';
import { openFigure } from './open-figure.ts';
import { sayFigures } from './wording.ts';

export {
  periodWords,
  printedChoices,
  readAskedDays,
  withDays,
} from './asked-days.ts';
export { DaysForm } from './days-form.tsx';
export { type CountedFigure, groupFigures } from './figure.ts';
export { barOf, type GroupView, groupView, isShare, shownNumber } from './figure-view.ts';
export { type BrokenDown, listBreakdowns } from './list-breakdowns.ts';
export { type Figures, listFigures } from './list-figures.ts';
export { publishedOf } from './published-file.ts';
export { SplitFigures, SplitForm } from './split-view.tsx';

/** Figures as at any day, each opening into its definition and its rows. */
export const figuresRoom: Room = {
  name: 'figures',
  about: 'Figures as at any day, each opening into its definition and its rows',
  queries: [listFigures, openFigure, listBreakdowns],
  pages: [programmesPage, figuresPage, figuresFile, figurePage],
  navigation: [{ text: sayFigures('title'), href: '/figures', permission: 'figure:read', order: 50 }],
};

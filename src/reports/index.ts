import type { Room } from '../doors/index.ts';
import { reportPage } from './report-page.tsx';

/** Reports to read and to print. */
export const reportsRoom: Room = {
  name: 'reports',
  about: 'Reports to read and to print',
  pages: [reportPage],
};

import type { Page } from '../../doors/index.ts';
import { recordFormPages } from '../pages/record-form.tsx';
import { copyForm } from './copy-form.tsx';
import { addHousehold, changeHouseholdForm } from './household-forms.tsx';
import { lossForm } from './loss-form.tsx';
import { addQuality, changeQualityForm } from './quality-forms.tsx';

/** The forms of the family map. */
export const mapForms: readonly Page[] = [
  ...recordFormPages(addQuality),
  ...recordFormPages(changeQualityForm),
  ...recordFormPages(addHousehold),
  ...recordFormPages(changeHouseholdForm),
  ...recordFormPages(lossForm),
  ...recordFormPages(copyForm),
];

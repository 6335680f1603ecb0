import type { Loss } from '../../interface/charts/index.ts';

export const lossWords: Readonly<Record<Loss, string>> = {
  miscarriage: 'A miscarriage',
  stillbirth: 'A baby who was stillborn',
  termination: 'A pregnancy that was ended',
  not_said: 'A loss; cannot or will not say more',
};

import type { z } from 'zod';
import type { makeReferral } from '../../src/referrals/index.ts';

/** A referral as a worker makes it. */
export type ReferralInput = z.input<typeof makeReferral.input>;

/**
 * A referral to Diamond that meets every criterion on 3 June 2024: a mother, two children removed, proceedings over.
 * What is given replaces a part of it.
 */
export function aReferral(change: Partial<ReferralInput> = {}): ReferralInput {
  return {
    programme: 'diamond',
    parent: {
      givenName: 'Nadia',
      familyName: 'Khatun',
      bornOn: '1996-04-12',
      sex: 'female',
      careLeaver: 'no',
      localLink: 'yes',
      pregnant: 'no',
      phone: '07700 900 123',
    },
    safeContact: { call: true, text: false, whoMustNotKnow: 'Her former partner' },
    children: [
      {
        givenName: 'Amira',
        familyName: 'Khatun',
        bornOn: '2020-02-01',
        removal: { removedOn: '2022-05', livingWith: 'adoptive_family' },
      },
      {
        givenName: 'Yusuf',
        familyName: 'Khatun',
        bornOn: '2018',
        removal: { removedOn: '2021', livingWith: 'relative' },
      },
    ],
    proceedings: [{ court: 'East London Family Court', startedOn: '2021-06', concludedOn: '2022-11-30' }],
    answers: { parent_agrees: 'yes', why_now: 'She wants to write to her children' },
    ...change,
  };
}

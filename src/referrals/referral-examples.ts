/** Requests and answers about people who are made up, for the API's description. */

const REFERRAL = '0190c0de-0000-7000-8000-000000000001';
const PERSON = '0190c0de-0000-7000-8000-000000000002';

export const madeReferral = {
  input: {
    programme: 'diamond',
    parent: {
      givenName: 'Rosa',
      familyName: 'Marsh',
      bornOn: '1997-05-02',
      sex: 'female' as const,
      localLink: 'yes' as const,
      pregnant: 'no' as const,
      phone: '07700 900 111',
    },
    safeContact: { call: false, text: true, times: 'Weekdays before 3 in the afternoon' },
    children: [
      {
        givenName: 'Ivy',
        bornOn: '2022-01-20',
        removal: { removedOn: '2024-02', livingWith: 'foster_carer' as const },
      },
    ],
    proceedings: [{ court: 'East London Family Court', startedOn: '2024-02', concludedOn: '2024-04-26' }],
    answers: { parent_agrees: 'yes', why_now: 'She wants to write to Ivy' },
  },
  answer: {
    id: REFERRAL,
    version: 1,
    reference: 'DIA-7K2M-QX4P',
    status: 'received' as const,
    receivedOn: '2024-05-07',
  },
};

export const decidedReferral = {
  input: { id: REFERRAL, version: 1, decision: 'accept' as const, person: { new: true as const } },
  answer: { id: REFERRAL, version: 2, status: 'accepted' as const, personId: PERSON },
};

import { describe, expect, it } from 'vitest';
import { differences } from './stands-now.tsx';

describe('differences', () => {
  it('compares fields by their labels, and a date as one', () => {
    const stored = { details: { area: 'Bow', bornOn: { day: '1', month: '2', year: '1990' }, phone: '' } };
    const typed = {
      details: { area: 'Bow ', bornOn: { day: '', month: '2', year: '1990' }, phone: '020 7946 0000' },
    };
    const labels = { 'details.area': 'Area', 'details.bornOn': 'Born', 'details.phone': 'Phone' };
    expect(differences(labels, stored, typed)).toEqual([
      { label: 'Born', stored: '1 2 1990', typed: '2 1990' },
      { label: 'Phone', stored: '', typed: '020 7946 0000' },
    ]);
  });
});

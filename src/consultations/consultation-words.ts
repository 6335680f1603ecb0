import type { TagColour } from '../interface/govuk/index.ts';
import type { Basis, Closing, ConsultationStanding, Helped } from './consultation.ts';

export const standingWords: Readonly<Record<ConsultationStanding, string>> = {
  asked: 'Asked',
  booked: 'Booked',
  answered: 'Advice given',
  cancelled: 'Called off',
  did_not_come: 'Nobody came',
};

export const standingColours: Readonly<Record<ConsultationStanding, TagColour>> = {
  asked: 'yellow',
  booked: 'blue',
  answered: 'green',
  cancelled: 'grey',
  did_not_come: 'grey',
};

export const basisWords: Readonly<Record<Basis, string>> = {
  consent: 'She agreed that we speak about her',
  safeguarding: 'To keep a child or an adult safe',
  court_order: 'A court has ordered it',
  public_task: 'Our duty in law',
};

export const closingWords: Readonly<Record<Closing, string>> = {
  cancelled: 'It was called off',
  did_not_come: 'Nobody came',
};

export const helpedWords: Readonly<Record<Helped, string>> = {
  yes: 'It helped',
  some: 'It helped a little',
  no: 'It did not help',
};

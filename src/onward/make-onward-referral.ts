import { z } from 'zod';
import { findService } from '../directory/index.ts';
import { type CommandContext, command, ofPerson, staffIdOf } from '../doors/index.ts';
import { enrolmentsOf, programmeOf } from '../enrolments/index.ts';
import { zIdOut, zVersionOut } from '../foundation/answers.ts';
import { isBefore, zDate } from '../foundation/dates.ts';
import { type Fault, type FieldFault, invalid, notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { type Result, succeed } from '../foundation/result.ts';
import { zOptionalText, zText } from '../foundation/text.ts';
import { decideOnward, sendable } from './onward.ts';
import { loadSendable, sharingConsentsOf } from './onward-context.ts';
import { chaseOn, onwardKinds } from './onward-part.ts';
import { isHers } from './onward-store.ts';

/** What an onward referral is made from, for the command and for the page that shows it before it goes. */
export const onwardFields = {
  serviceId: zId
    .nullish()
    .transform((id) => id ?? null)
    .meta({ description: 'A service of the directory' }),
  serviceName: zOptionalText(300).meta({ description: 'A service that is not in the directory' }),
  agency: zOptionalText(300).meta({
    description: 'Who gives it; as in the directory where it is from there',
  }),
  kind: zOptionalText(60).meta({ description: 'Of the kinds that her programme names' }),
  why: zText(2000, 'Enter what she hopes for from this service'),
  signposting: z.boolean('Select whether it is sent, or she is only told of it'),
  parts: z.array(z.enum(sendable, 'Select what is sent')).max(sendable.length).default([]),
  more: zOptionalText(2000).meta({ description: 'What else is sent, where `more` is among the parts' }),
  sentHow: zOptionalText(200).meta({ description: 'How it is sent, such as by secure e-mail' }),
  enrolmentId: zId.nullish().transform((id) => id ?? null),
  actionId: zId
    .nullish()
    .transform((id) => id ?? null)
    .meta({ description: 'The step of her plan that it is for' }),
  on: zDate.optional().meta({ description: 'The day; today when left out' }),
  chaseOn: zDate
    .optional()
    .meta({ description: 'When somebody asks how it stands; as the programme says when left out' }),
};

const zMade = z.strictObject({ personId: zId, ...onwardFields });
type Made = z.output<typeof zMade>;

/** The service that is meant, by name, whether it stands in the directory or not. */
async function serviceOf({ db }: Pick<CommandContext, 'db'>, sent: Made) {
  if (!sent.serviceId) return { serviceId: null, serviceName: sent.serviceName, agency: sent.agency };
  const service = await findService(db, sent.serviceId);
  if (!service) return undefined;
  return { serviceId: service.id, serviceName: service.name, agency: service.organisation.name };
}

async function workFaults(context: CommandContext, sent: Made): Promise<Result<WorkOf, Fault>> {
  const { db, programmes, today } = context;
  const work = await enrolmentsOf(db, sent.personId);
  const enrolment = sent.enrolmentId
    ? work.find(({ id }) => id === sent.enrolmentId)
    : work.find(({ endedOn }) => endedOn === null);
  if (sent.enrolmentId && !enrolment) return notFound('enrolment');
  if (sent.actionId && !(await isHers(db, 'action', sent.actionId, sent.personId))) return notFound('action');
  const programme = enrolment && programmeOf(programmes, enrolment);
  const faults: FieldFault[] = [];
  if (sent.kind && !onwardKinds(programme).some(({ id }) => id === sent.kind))
    faults.push({ path: ['kind'], message: 'Her programme names no such kind of service. Choose another' });
  const on = sent.on ?? today;
  if (sent.chaseOn && isBefore(sent.chaseOn, on))
    faults.push({ path: ['chaseOn'], message: 'The day to ask must be on or after the day it is sent' });
  if (faults.length > 0) return invalid(...faults);
  const chase = sent.chaseOn ?? chaseOn(programme, on, 0);
  return succeed({ enrolmentId: enrolment?.id ?? null, chaseOn: chase, on });
}

interface WorkOf {
  readonly enrolmentId: string | null;
  readonly chaseOn: Temporal.PlainDate;
  readonly on: Temporal.PlainDate;
}

/** Sends somebody on to another service with her consent, or records that she was told of it. */
export const makeOnwardReferral = command({
  name: 'makeOnwardReferral',
  summary: 'Send a person on to another service with her consent, or record that she was told of it',
  permission: 'contact:record',
  about: ofPerson,
  input: zMade,
  output: z.strictObject({ id: zIdOut, version: zVersionOut, personId: zIdOut }),
  audit: ({ signposting }) => (signposting ? 'Told a person of a service' : 'Sent a person on to a service'),
  api: { method: 'post', path: '/people/{personId}/onward-referrals' },
  async handle(context, sent) {
    const { write, actor, now, today } = context;
    const { personId, why, kind, signposting, actionId } = sent;
    const found = await loadSendable(context, personId, why);
    if (!found) return notFound('person');
    const service = await serviceOf(context, sent);
    if (!service) return notFound('service');
    const { serviceName, agency } = service;
    if (!serviceName) return invalid({ path: ['serviceName'], message: 'Enter the name of the service' });
    if (!agency) return invalid({ path: ['agency'], message: 'Enter who gives this service' });
    const work = await workFaults(context, sent);
    if (!work.ok) return work;
    const wish = { ...sent, agency, serviceName, on: work.value.on };
    const decided = decideOnward(wish, found.texts, await sharingConsentsOf(context, personId), today);
    if (!decided.ok) return decided;
    const { enrolmentId, on, chaseOn: chase } = work.value;
    const row = await write.insert('onwardReferral', {
      personId,
      enrolmentId,
      actionId,
      serviceId: service.serviceId,
      serviceName,
      agency,
      kind,
      why,
      signposting,
      consentId: decided.value.consentId,
      sent: JSON.stringify(decided.value.sent),
      sentHow: signposting ? null : sent.sentHow,
      madeOn: on,
      chaseOn: chase,
      recordedBy: staffIdOf(actor),
      recordedAt: now,
    });
    return succeed({ id: row.id, version: row.version, personId });
  },
});

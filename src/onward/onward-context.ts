import type { CommandContext, QueryContext } from '../doors/index.ts';
import { consentStanding, latestConsent } from '../enrolments/index.ts';
import { formatPartialDay } from '../interface/wording/index.ts';
import { loadPerson, type PersonSummary, safeContactWords } from '../people/index.ts';
import type { SendableTexts, SharingConsent } from './onward.ts';
import { consentsOfPerson } from './onward-store.ts';

type Context = Pick<QueryContext | CommandContext, 'db' | 'programmes' | 'today'>;

/** How her consent to sharing with named agencies stands, in every programme that asks for it. */
export async function sharingConsentsOf(
  { db, programmes, today }: Context,
  personId: string,
): Promise<SharingConsent[]> {
  const all = await consentsOfPerson(db, personId);
  const asked = [...new Set(all.map(({ programmeId }) => programmeId))];
  return asked.flatMap((programmeId) => {
    const own = all.filter((each) => each.programmeId === programmeId);
    const kinds = programmes.current(programmeId)?.consent?.to.filter(({ agencies }) => agencies) ?? [];
    return kinds.flatMap(({ id }) => {
      const latest = latestConsent(own, id, today);
      if (!latest) return [];
      const stands = consentStanding(own, id, today) === 'given';
      return [{ id: latest.id, stands, agencies: latest.agencies }];
    });
  });
}

const textOf = (...lines: readonly (string | null | undefined | false)[]) => {
  const said = lines.filter(Boolean).join('. ');
  return said === '' ? undefined : said;
};

/** What may be sent of somebody's record, as it would read. A confidential address is never among it. */
export function sendableOf(person: PersonSummary, why: string): SendableTexts {
  const { bornOn, firstLanguage, interpreter, communicationNeeds, address, addressConfidential } = person;
  const texts = {
    name: person.knownAs ? `${person.name} (known as ${person.knownAs})` : person.name,
    born: bornOn ? formatPartialDay(bornOn) : undefined,
    reach: textOf(person.phone, person.email, safeContactWords(person.safeContact)),
    address: addressConfidential ? undefined : (address ?? undefined),
    language: textOf(firstLanguage, interpreter === 'needed' && 'An interpreter is needed'),
    communication: communicationNeeds ?? undefined,
    why,
  };
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined));
}

/** Somebody on record with what may be sent of her; undefined where she may not be seen. */
export async function loadSendable({ db }: Pick<Context, 'db'>, personId: string, why: string) {
  const person = await loadPerson(db, personId);
  return person && { person, texts: sendableOf(person, why) };
}

import { foldName, type PersonSummary } from '../people/index.ts';
import { differs, type FactName, facts, isTold } from './merge.ts';

/** Something that becomes one thing told among others, so that it is not lost where another stands first. */
export interface BecomesTold {
  readonly kind: 'former_name' | 'known_as' | 'language' | 'disability';
  readonly words: string;
}

const nameOf = ({ givenName, familyName }: PersonSummary) => `${givenName} ${familyName}`.trim();

/** The names, languages and needs that do not stand first, as things told. */
export function becomeTold(
  kept: PersonSummary,
  absorbed: PersonSummary,
  take: readonly FactName[],
): BecomesTold[] {
  const passed = (fact: FactName) => (take.includes(fact) ? kept : absorbed);
  const stands = (fact: FactName) => (take.includes(fact) ? absorbed : kept);
  const one = (
    fact: FactName,
    kind: BecomesTold['kind'],
    words: (person: PersonSummary) => string | null,
  ): BecomesTold[] => {
    const said = words(passed(fact));
    const first = words(stands(fact));
    const same = said === null || foldName(said) === foldName(first ?? '');
    return same ? [] : [{ kind, words: said.slice(0, 500) }];
  };
  return [
    ...one('name', 'former_name', (person) => nameOf(person) || null),
    ...one('knownAs', 'known_as', ({ knownAs }) => knownAs),
    ...one('otherNames', 'former_name', ({ otherNames }) => otherNames),
    ...one('firstLanguage', 'language', ({ firstLanguage }) => firstLanguage),
    ...disabilityTold(kept, absorbed),
  ];
}

/**
 * A disability stands behind its wall. Where only the other record has one it moves there by itself; where both have, the
 * kept record's stands, and the other is told as well by whoever may read it.
 */
function disabilityTold(
  { disability: first }: PersonSummary,
  { disability: said }: PersonSummary,
): BecomesTold[] {
  if (said === null || first === null || foldName(said) === foldName(first)) return [];
  return [{ kind: 'disability', words: said.slice(0, 500) }];
}

type Asked = PersonSummary['asked'];

/** The later of two days; a record that was never asked has none. */
function later(one: Temporal.PlainDate | null, other: Temporal.PlainDate | null): Temporal.PlainDate | null {
  if (!one || !other) return one ?? other;
  return Temporal.PlainDate.compare(one, other) < 0 ? other : one;
}

function laterAsked(one: Asked, other: Asked) {
  return {
    childrenAskedOn: later(one.children, other.children),
    proceedingsAskedOn: later(one.proceedings, other.proceedings),
    pregnancyAskedOn: later(one.pregnancy, other.pregnancy),
  };
}

/** The columns of the kept record as they stand after the merge; a confidential address stays behind its wall. */
export function keptColumns(kept: PersonSummary, absorbed: PersonSummary, take: readonly FactName[]) {
  const {
    bornOn,
    address,
    addressConfidential,
    asked,
    disability: _told,
    healthOpen: _open,
    ...rest
  } = mixed(kept, absorbed, take);
  const { id: _, version: __, restricted: ___, name: ____, kind: _____, ...columns } = rest;
  return {
    ...columns,
    bornOn: bornOn?.date ?? null,
    bornPrecision: bornOn?.precision ?? null,
    addressConfidential,
    address: addressConfidential ? null : address,
    ...laterAsked(asked, absorbed.asked),
  };
}

function mixed(kept: PersonSummary, absorbed: PersonSummary, take: readonly FactName[]): PersonSummary {
  const taken = take.flatMap((fact) => facts[fact].fields.map((field) => [field, absorbed[field]] as const));
  return { ...kept, ...Object.fromEntries(taken) };
}

/** What was said on the absorbed record and stands nowhere on the kept one; it is there again when the merge is undone. */
export function passedOver(
  kept: PersonSummary,
  absorbed: PersonSummary,
  take: readonly FactName[],
): FactName[] {
  const names = Object.keys(facts) as FactName[];
  return names.filter(
    (fact) => !take.includes(fact) && differs(kept, absorbed, fact) && isTold(absorbed, fact),
  );
}

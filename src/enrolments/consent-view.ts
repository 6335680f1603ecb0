import type { Programme } from '../programme/index.ts';
import { type ConsentStanding, consentStanding, latestConsent, whatWithdrawalStops } from './consent.ts';
import type { RecordedConsent } from './consent-store.ts';

/** How one kind of consent stands, with every answer that was given. */
export interface ConsentKindView {
  readonly programme: { readonly id: string; readonly title: string };
  readonly kind: string;
  readonly title: string;
  readonly about: string;
  readonly required: boolean;
  readonly standing: ConsentStanding;
  /** The answer that counts today; null when nobody has asked. */
  readonly latest: RecordedConsent | null;
  /** Earlier answers, the newest first. */
  readonly earlier: readonly RecordedConsent[];
  /** What withdrawing it would stop; empty unless it stands. */
  readonly stops: readonly string[];
}

/** How all that a programme asks for stands on a day. */
export function viewConsents(
  programme: Pick<Programme, 'programme' | 'title' | 'consent'>,
  consents: readonly RecordedConsent[],
  today: Temporal.PlainDate,
): readonly ConsentKindView[] {
  const own = consents.filter((each) => each.programmeId === programme.programme);
  return (programme.consent?.to ?? []).map((kind) => {
    const standing = consentStanding(own, kind.id, today);
    const chosen = latestConsent(own, kind.id, today);
    const latest = own.find((each) => each.id === chosen?.id) ?? null;
    return {
      programme: { id: programme.programme, title: programme.title },
      kind: kind.id,
      title: kind.title,
      about: kind.about,
      required: kind.required,
      standing,
      latest,
      earlier: own.filter((each) => each.kind === kind.id && each.id !== latest?.id),
      stops: standing === 'given' && latest ? whatWithdrawalStops(kind, latest.agencies) : [],
    };
  });
}

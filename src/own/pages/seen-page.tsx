import { fault, page } from '../../doors/index.ts';
import { RecordTable } from '../../interface/layout/index.ts';
import { formatDate, formatMoment } from '../../interface/wording/index.ts';
import { type OwnLooks, roleWords, whoHasSeenMine } from '../../looks/index.ts';
import { ownPage, START } from './frame.tsx';

type Look = OwnLooks['looks'][number];

/** One reader on one day: how often she opened the record, and when first and last. */
export interface SeenThatDay {
  readonly day: Temporal.PlainDate;
  readonly who: string;
  readonly times: number;
  readonly first: Temporal.Instant;
  readonly last: Temporal.Instant;
}

const PLACE = 'Europe/London';
const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(PLACE).toPlainDate();

/** Who it was, in her words: herself, a worker by name, or what somebody without a name was. */
export function whoSaw({ name, role, organisation }: Pick<Look, 'name' | 'role' | 'organisation'>): string {
  if (role === 'parent') return 'You';
  const what = roleWords(role);
  const named = name ? `${name} (${what.toLowerCase()})` : what;
  return organisation ? `${named}, ${organisation}` : named;
}

/** Looks by day and reader, in the order in which they come: the newest first. */
export function byDay(looks: readonly Look[]): SeenThatDay[] {
  const days = new Map<string, SeenThatDay>();
  for (const look of looks) {
    const day = dayOf(look.at);
    const who = whoSaw(look);
    const key = `${day.toString()} ${who}`;
    const before = days.get(key);
    days.set(key, {
      day,
      who,
      times: (before?.times ?? 0) + 1,
      first: look.at,
      last: before?.last ?? look.at,
    });
  }
  return [...days.values()];
}

const clock = (at: Temporal.Instant) => formatMoment(at).split(', ').at(-1) ?? '';

const when = ({ times, first, last }: SeenThatDay) =>
  times === 1 || clock(first) === clock(last)
    ? clock(last)
    : `${times} times, between ${clock(first)} and ${clock(last)}`;

/** Who has opened her record. */
export const ownSeenPage = page({
  method: 'get',
  path: '/my/seen',
  permission: 'own:read',
  async handle(request) {
    const asked = Number(request.search.get('page') ?? '1');
    const found = await request.ask(whoHasSeenMine, { page: asked });
    if (!found.ok) return fault(found.error);
    const { looks, page: number, more } = found.value;
    const rows = byDay(looks);
    return ownPage({
      title: 'Who has seen my record',
      lead: 'Every time that somebody opens your record, it is written down here.',
      back: { href: START, text: 'My pages' },
      body: (
        <>
          {rows.length === 0 ? (
            <p class="govuk-body">Nobody has opened it{number > 1 ? ' before that' : ' yet'}.</p>
          ) : (
            <RecordTable
              caption="Who, and when"
              columns={[{ text: 'Day' }, { text: 'Who' }, { text: 'Time' }]}
              rows={rows.map((each) => [formatDate(each.day), each.who, when(each)])}
            />
          )}
          {more && (
            <p class="govuk-body">
              <a class="govuk-link" href={`/my/seen?page=${number + 1}`}>
                Earlier
              </a>
            </p>
          )}
          <p class="govuk-body">
            “You” is whoever signed in with your name. If that was not you, change your password under My
            sign-in, and tell your worker.
          </p>
          <p class="govuk-body">
            If you do not know why somebody opened it, ask your worker, or{' '}
            <a class="govuk-link" href="/my/rights">
              see your rights
            </a>
            .
          </p>
        </>
      ),
    });
  },
});

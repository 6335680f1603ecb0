import type { SignedInActor } from '../access/actor.ts';
import { decide } from '../access/decide.ts';
import type { HtmlAnswer, NavigationEntry } from '../doors/index.ts';
import type { Assets } from '../interface/assets.ts';
import { FormErrorSummary } from '../interface/forms/index.ts';
import { Page } from '../interface/layout/index.ts';

/** What every page's frame needs, whatever stands in it. */
export interface Frame {
  readonly assets: Assets;
  readonly nonce: string;
  readonly actor: SignedInActor | null;
  readonly tenantName: string | undefined;
  readonly navigation: readonly NavigationEntry[];
  readonly demonstration: boolean;
  readonly notice: string | undefined;
  readonly path: string;
}

/** Where "Exit this page" leads: a page that explains nothing. */
const HARMLESS_PAGE = 'https://www.bbc.co.uk/weather';

function entriesFor(actor: SignedInActor | null, entries: readonly NavigationEntry[], current: string) {
  if (!actor) return [];
  return entries
    .filter((entry) => decide(actor, entry.permission).allowed)
    .map(({ text, href, under }) => ({ text, href, under, current: href === current }));
}

/** The part of the house that a page stands in, when it names none: `/people` for all pages below it. */
const sectionOf = (path: string) => `/${path.split('/')[1] ?? ''}`;

/**
 * Who is signed in, as the header names her. What a parent types is not kept in her browser: somebody else may open it.
 */
function namedInHeader(actor: SignedInActor) {
  if (actor.kind === 'parent') return { name: actor.name };
  const role = actor.kind === 'partner' ? 'partner’s worker' : actor.role;
  return { name: actor.name, role, keepAs: actor.staffId };
}

/** The whole document for a page's answer. */
export async function renderPage(frame: Frame, answer: Omit<HtmlAnswer, 'kind'>): Promise<string> {
  const { actor } = frame;
  const document = (
    <Page
      title={answer.title}
      nonce={frame.nonce}
      assets={frame.assets}
      home="/"
      tenant={frame.tenantName}
      actor={actor ? namedInHeader(actor) : undefined}
      signOut={actor ? { action: '/sign-out' } : undefined}
      navigation={entriesFor(actor, frame.navigation, answer.current ?? sectionOf(frame.path))}
      demonstration={frame.demonstration}
      exitThisPage={answer.exitThisPage || actor?.kind === 'parent' ? HARMLESS_PAGE : undefined}
      back={answer.back}
      readIn={answer.readIn}
      notification={frame.notice ? { kind: 'success', text: frame.notice } : undefined}
      faults={answer.faults}
      unsaved={(answer.status ?? 200) >= 400}
      wide={answer.wide}
    >
      {answer.faults && answer.faults.length > 0 && <FormErrorSummary faults={answer.faults} />}
      {answer.header}
      {answer.body}
    </Page>
  );
  return String(await document);
}

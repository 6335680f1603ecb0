import type { JSX } from 'hono/jsx/jsx-runtime';
import { fault, html, type PageAnswer, type PageRequest } from '../../doors/index.ts';
import type { Fault, FieldFault } from '../../foundation/fault.ts';
import { SubNavigation } from '../../interface/layout/index.ts';
import type { DraftShown } from '../get-drafts.ts';

/** An address that holds no identifier leads nowhere: that is no fault of anything that was typed. */
export const noSuchDraft = (found: Fault): PageAnswer =>
  fault(found.kind === 'invalid' ? { kind: 'not_found', what: 'draft' } : found);

/** What stands round a draft’s pages. */
export interface DraftFrame {
  readonly request: PageRequest;
  readonly draft: Pick<DraftShown, 'id' | 'title'>;
  /** After `/programme-drafts/:draft`. */
  readonly path: '' | '/described' | '/try' | '/publish' | '/discard';
  readonly title: string;
  readonly status?: number;
  readonly faults?: readonly FieldFault[];
  readonly body: JSX.Element;
}

const TABS = [
  { path: '', text: 'The file' },
  { path: '/described', text: 'In words' },
  { path: '/try', text: 'Try it' },
  { path: '/publish', text: 'Publish' },
] as const;

/** Lays out one of the pages of a draft. */
export function draftPage({ draft, path, title, status, faults, body }: DraftFrame): PageAnswer {
  const at = `/programme-drafts/${draft.id}`;
  return html({
    title: `${title}: ${draft.title}`,
    current: '/programmes',
    back: { href: '/programmes', text: 'Programmes' },
    wide: true,
    ...(status !== undefined && { status }),
    ...(faults && faults.length > 0 && { faults }),
    body: (
      <>
        <span class="govuk-caption-l" dir="auto">
          Draft: {draft.title}
        </span>
        <h1 class="govuk-heading-l">{title}</h1>
        <SubNavigation
          label="This draft"
          items={TABS.map((tab) => ({
            href: `${at}${tab.path}`,
            text: tab.text,
            current: tab.path === path,
          }))}
        />
        {body}
      </>
    ),
  });
}

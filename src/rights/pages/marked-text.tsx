import type { ExemptionId } from '../access/exemptions.ts';
import { exemptions } from '../access/exemptions.ts';

/** A mark, as the reading pages show it. */
export interface ShownMark {
  readonly id: string;
  readonly passage: number;
  readonly starts: number;
  readonly ends: number;
  readonly kind: string;
  readonly foundByFacet: boolean;
  readonly decision: 'hide' | 'show' | null;
  readonly reason: ExemptionId | null;
  readonly note: string | null;
  readonly decidedBy: string | null;
  readonly sentBack: string | null;
}

/** A record, as the reading pages show it. */
export interface ShownItem {
  readonly id: string;
  readonly position: number;
  readonly title: string;
  readonly passages: readonly { readonly label: string; readonly text: string }[];
  readonly marks: readonly ShownMark[];
  readonly hasFile: boolean;
}

/** What stands of a mark, for those who cannot see its colour. */
export function markWords({ decision, reason }: Pick<ShownMark, 'decision' | 'reason'>): string {
  if (decision === 'hide') return `left out: ${reason ? exemptions[reason].title : ''}`;
  return decision === 'show' ? 'shown' : 'to decide';
}

/** A passage with its marks, each with what was decided. A mark within another is part of it. */
export function MarkedText({ text, marks }: { text: string; marks: readonly ShownMark[] }) {
  const parts = [];
  let reached = 0;
  for (const mark of marks.toSorted((a, b) => a.starts - b.starts)) {
    if (mark.starts < reached) continue;
    parts.push(text.slice(reached, mark.starts));
    parts.push(
      <mark class={`facet-mark facet-mark--${mark.decision ?? 'open'}`}>
        {text.slice(mark.starts, mark.ends)}
        <span class="facet-mark__state">{` (${markWords(mark)})`}</span>
      </mark>,
    );
    reached = mark.ends;
  }
  parts.push(text.slice(reached));
  return <span class="facet-passage">{parts}</span>;
}

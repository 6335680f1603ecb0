import { say } from '../wording/index.ts';

/** One month on the bar, in percent of its width. */
export interface ProgressCell {
  readonly x: number;
  readonly width: number;
  readonly state: 'done' | 'now' | 'left' | 'over';
}

/** Lays months out as cells. The month under way is `now`; months past the plan are `over`. */
export function progressCells(month: number, months: number): ProgressCell[] {
  const count = Math.max(months, month);
  const step = 100 / count;
  return Array.from({ length: count }, (_, index) => {
    const at = index + 1;
    const state = at > months ? 'over' : at < month ? 'done' : at === month ? 'now' : 'left';
    return { x: index * step, width: step * 0.86, state };
  });
}

/** Where an enrolment is on its road: “Month 7 of 18”, said and drawn. Month 0 is before the start. */
export function Progress({
  month,
  months,
  note,
}: {
  month: number;
  months: number;
  note?: string | undefined;
}) {
  const said = progressSaid(month, months);
  return (
    <div class="facet-progress">
      <p>
        <strong>{said}</strong>
        {note && ` – ${note}`}
      </p>
      <svg class="facet-progress__bar" aria-hidden="true" focusable="false">
        {progressCells(month, months).map(({ x, width, state }) => (
          <rect
            class={`facet-progress__${state}`}
            x={`${x + 0.2}%`}
            y="2"
            width={`${width}%`}
            height="10"
            rx="2"
          />
        ))}
      </svg>
    </div>
  );
}

function progressSaid(month: number, months: number): string {
  if (month < 1) return say('progress.notYet', { months });
  if (month > months) return say('progress.over', { month, over: month - months, months });
  return say('progress.month', { month, months });
}

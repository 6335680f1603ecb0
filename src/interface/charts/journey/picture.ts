import { boundsOf, daysBetween, isBefore, type PartialDate } from '../../../foundation/dates.ts';
import { formatMonth, formatPartialDay, formatPeriod, say } from '../../wording/index.ts';
import {
  contactMonths,
  type Journey,
  type JourneyMark,
  type JourneySpan,
  type LaneName,
  laneNames,
} from './journey.ts';
import { type RoadScale, type RoadTick, roadScale } from './road-scale.ts';
import { type Extent, type LabelSide, packRows, placeLabel } from './rows.ts';

/** The narrowest width, in pixels, at which the road is drawn lying down; narrower screens get a list. */
const NARROWEST = 620;
const LETTER = 7.6;
const ROW = 28;
const LANE_PADDING = 8;
const AXIS = 30;
const CONTACT_LANE = 56;
const MOST_LABELLED_ROWS = 4;

/** One lane with its place from the top, in pixels. */
export interface LaneView {
  readonly name: LaneName;
  readonly label: string;
  readonly y: number;
  readonly height: number;
}

interface Drawn {
  readonly lane: LaneName;
  readonly label: string;
  readonly side: LabelSide;
  /** The middle of its row, in pixels from the top. */
  readonly y: number;
  /** What a screen reader and a tooltip say. */
  readonly said: string;
  readonly href?: string | undefined;
}

export interface SpanView extends Drawn {
  readonly x: number;
  readonly width: number;
  readonly ongoing: boolean;
  readonly stages: readonly { readonly x: number; readonly width: number; readonly label: string }[];
}

export interface MarkView extends Drawn {
  readonly x: number;
  /** From the first to the last day that it may have been, when the day is not known. */
  readonly spread?: Extent | undefined;
}

/** The contacts of one month; heights in pixels. */
export interface ContactView {
  readonly x: number;
  readonly width: number;
  readonly base: number;
  readonly met: number;
  readonly attempted: number;
  readonly said: string;
  readonly href?: string | undefined;
}

/** A parent's road laid out: `x` and widths in percent of the drawing's width, everything else in pixels. */
export interface JourneyPicture {
  readonly height: number;
  readonly ticks: readonly RoadTick[];
  readonly today: number;
  readonly squeezed?: { readonly x: number; readonly year: number } | undefined;
  readonly lanes: readonly LaneView[];
  readonly spans: readonly SpanView[];
  readonly marks: readonly MarkView[];
  readonly contacts: readonly ContactView[];
}

/** Lays out a journey; undefined when there is nothing to draw. */
export function journeyPicture(journey: Journey): JourneyPicture | undefined {
  const range = rangeOf(journey);
  if (!range) return undefined;
  const scale = roadScale(range.from, range.to, startOfWork(journey));
  const lanes: LaneView[] = [];
  const spans: SpanView[] = [];
  const marks: MarkView[] = [];
  let y = AXIS;
  for (const name of laneNames.filter((lane) => isUsed(journey, lane))) {
    const lane = drawLane(name, y, journey, scale);
    spans.push(...lane.spans);
    marks.push(...lane.marks);
    lanes.push({ name, label: say(`journey.lanes.${name}`), y, height: lane.height });
    y += lane.height;
  }
  const contactLane = lanes.find(({ name }) => name === 'contact');
  const bend = scale.squeezedBefore;
  return {
    height: y,
    ticks: scale.ticks,
    today: scale.at(journey.today),
    squeezed: bend && { x: scale.at(bend), year: bend.year },
    lanes,
    spans,
    marks,
    contacts: contactLane ? drawContacts(journey, scale, contactLane) : [],
  };
}

function isUsed({ spans, marks, contacts }: Journey, lane: LaneName): boolean {
  if (lane === 'contact' && contacts.length > 0) return true;
  return [...spans, ...marks].some((thing) => thing.lane === lane);
}

function startOfWork({ spans }: Journey): Temporal.PlainDate | undefined {
  return spans
    .filter(({ lane }) => lane === 'enrolment')
    .map(({ from }) => from.date.with({ day: 1 }))
    .sort(Temporal.PlainDate.compare)[0];
}

/** The first and the last day of the drawing, with a little air after the last. */
export function rangeOf({
  spans,
  marks,
  contacts,
  today,
}: Journey): { from: Temporal.PlainDate; to: Temporal.PlainDate } | undefined {
  const known = [
    ...spans.flatMap(({ from, to }) => (to ? [from, to] : [from])),
    ...marks.map(({ on }) => on),
  ];
  const days = [
    ...known.flatMap((date) => Object.values(boundsOf(date))),
    ...contacts.map(({ on }) => on),
  ].sort(Temporal.PlainDate.compare);
  const first = days[0];
  const last = days.at(-1);
  if (!first || !last) return undefined;
  const from = isBefore(today, first) ? today : first;
  const to = isBefore(last, today) ? today : last;
  return {
    from: from.with({ day: 1 }),
    to: to.add({ days: Math.max(7, Math.round(daysBetween(from, to) / 60)) }),
  };
}

function drawLane(name: LaneName, top: number, journey: Journey, scale: RoadScale) {
  const spans = journey.spans.filter(({ lane }) => lane === name);
  const marks = journey.marks.filter(({ lane }) => lane === name);
  const own = [
    ...spans.map((span) => spanExtent(span, journey.today, scale)),
    ...marks.map((mark) => markExtent(mark, scale)),
  ];
  const labels = [...spans, ...marks].map(({ label }) => ((label.length * LETTER + 14) / NARROWEST) * 100);
  const placed = own.map((extent, index) => placeLabel(extent, labels[index] ?? 0));
  const labelledRows = packRows(
    placed.map(({ extent }) => extent),
    1,
  );
  // A crowded lane drops its words, which stand in the table and the list, and keeps its marks.
  const isCrowded = Math.max(0, ...labelledRows) >= MOST_LABELLED_ROWS;
  const rows = isCrowded ? packRows(own, 0.3) : labelledRows;
  const middle = (index: number) => top + LANE_PADDING + ((rows[index] ?? 0) + 0.5) * ROW;
  const side = (index: number): LabelSide => (isCrowded ? 'none' : (placed[index]?.side ?? 'none'));
  const rowsHeight = own.length === 0 ? 0 : (Math.max(...rows) + 1) * ROW;
  return {
    spans: spans.map((span, index) => drawSpan(span, journey.today, scale, middle(index), side(index))),
    marks: marks.map((mark, index) =>
      drawMark(mark, scale, middle(spans.length + index), side(spans.length + index)),
    ),
    height:
      LANE_PADDING * 2 +
      Math.max(rowsHeight, name === 'contact' && journey.contacts.length > 0 ? CONTACT_LANE : 0),
  };
}

function spanExtent({ from, to }: JourneySpan, today: Temporal.PlainDate, scale: RoadScale): Extent {
  const start = scale.at(from.date);
  const end = scale.at(to ? boundsOf(to).latest : isBefore(today, from.date) ? from.date : today);
  return { from: start, to: Math.max(end, start + 0.8) };
}

function markExtent({ on }: JourneyMark, scale: RoadScale): Extent {
  const half = (9 / NARROWEST) * 100;
  const middle = middleOf(on, scale);
  const { earliest, latest } = boundsOf(on);
  return { from: Math.min(middle - half, scale.at(earliest)), to: Math.max(middle + half, scale.at(latest)) };
}

function middleOf(date: PartialDate, scale: RoadScale): number {
  const { earliest, latest } = boundsOf(date);
  return (scale.at(earliest) + scale.at(latest)) / 2;
}

function drawSpan(
  span: JourneySpan,
  today: Temporal.PlainDate,
  scale: RoadScale,
  y: number,
  side: LabelSide,
): SpanView {
  const { from, to } = spanExtent(span, today, scale);
  const stages = span.stages ?? [];
  return {
    lane: span.lane,
    label: span.label,
    side,
    y,
    said: say('journey.span', { label: span.label, period: formatPeriod(span.from, span.to) }),
    href: span.href,
    x: from,
    width: to - from,
    ongoing: !span.to,
    stages: stages.map((stage, index) => {
      const start = Math.max(scale.at(stage.from), from);
      const next = stages[index + 1];
      const end = next ? Math.min(scale.at(next.from), to) : to;
      const width = Math.max(0, end - start);
      return { x: start, width, label: fits(stage.label, width) ? stage.label : '' };
    }),
  };
}

function fits(label: string, width: number): boolean {
  return label.length * LETTER + 10 <= (width / 100) * NARROWEST;
}

function drawMark(mark: JourneyMark, scale: RoadScale, y: number, side: LabelSide): MarkView {
  const { earliest, latest } = boundsOf(mark.on);
  return {
    lane: mark.lane,
    label: mark.label,
    side,
    y,
    said: say('journey.mark', { label: mark.label, date: formatPartialDay(mark.on) }),
    href: mark.href,
    x: middleOf(mark.on, scale),
    spread: mark.on.precision === 'day' ? undefined : { from: scale.at(earliest), to: scale.at(latest) },
  };
}

function drawContacts(journey: Journey, scale: RoadScale, lane: LaneView): ContactView[] {
  const months = contactMonths(journey.contacts);
  const most = Math.max(...months.map(({ met, attempted }) => met + attempted));
  const unit = (lane.height - LANE_PADDING * 2) / most;
  return months.map(({ month, met, attempted }) => {
    const x = scale.at(month);
    return {
      x,
      width: (scale.at(month.add({ months: 1 })) - x) * 0.8,
      base: lane.y + lane.height - LANE_PADDING,
      met: met * unit,
      attempted: attempted * unit,
      said: say('journey.contactsInMonth', { month: formatMonth(month), met, attempted }),
      href: journey.contactsHref?.(month.toString().slice(0, 7)),
    };
  });
}

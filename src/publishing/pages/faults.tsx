import type { CheckShown } from '../check.ts';

type Place = CheckShown['faults'][number];

/** The longest part of a line that is shown. */
const MOST_LETTERS = 110;

/** A line as it is shown beside its fault: what stands before the column, the letter in it, and the rest. */
export function excerptOf(line: string, column: number): readonly [string, string, string] {
  const letters = [...line];
  const at = Math.max(0, Math.min(column - 1, letters.length));
  const from = at <= MOST_LETTERS - 20 ? 0 : at - 60;
  const until = from + MOST_LETTERS;
  const before = letters.slice(from, at).join('');
  const after = letters.slice(at + 1, until).join('');
  return [
    `${from > 0 ? '…' : ''}${before}`,
    letters[at] ?? ' ',
    `${after}${until < letters.length ? '…' : ''}`,
  ];
}

interface FaultsProps {
  readonly check: CheckShown;
  readonly lines: readonly string[];
  /** The page whose lines are linked to; this one where it is left out. */
  readonly at?: string;
}

const howMany = (count: number, one: string, several: string) =>
  count === 1 ? `1 ${one}` : `${count} ${several}`;

/** Everything that was found in a text, each beside its line. */
export function Faults({ check, lines, at = '' }: FaultsProps) {
  const { faults, warnings, more } = check;
  return (
    <>
      {faults.length > 0 && (
        <section aria-labelledby="faults">
          <h2 class="govuk-heading-m" id="faults">
            {howMany(faults.length + more, 'fault to put right', 'faults to put right')}
          </h2>
          <List places={faults} lines={lines} at={at} />
          {more > 0 && <p class="govuk-body">And {more} more, which show when these are put right.</p>}
        </section>
      )}
      {warnings.length > 0 && (
        <section aria-labelledby="warnings">
          <h2 class="govuk-heading-m" id="warnings">
            {howMany(warnings.length, 'warning', 'warnings')}
          </h2>
          <p class="govuk-body">A warning is allowed, and probably not meant.</p>
          <List places={warnings} lines={lines} at={at} isWarning />
        </section>
      )}
    </>
  );
}

function List(props: {
  places: readonly Place[];
  lines: readonly string[];
  at: string;
  isWarning?: boolean;
}) {
  return (
    <ul class={`facet-faults${props.isWarning ? ' facet-faults--warnings' : ''}`}>
      {props.places.map(({ line, column, message }) => {
        const text = props.lines[line - 1] ?? '';
        const [before, letter, after] = excerptOf(text, column);
        return (
          <li>
            <p class="govuk-body">
              <a
                class="govuk-link"
                href={`${props.at}#line-${line}`}
                data-line={String(line)}
                data-column={String(column)}
              >
                Line {line}
                <span class="govuk-visually-hidden">, column {column}</span>
              </a>
              {': '}
              <strong dir="auto">{message}</strong>
            </p>
            {text.trim() !== '' && (
              <section class="facet-faults__excerpt" tabindex={0} aria-label={`Line ${line} of the file`}>
                <pre class="facet-source" dir="ltr">
                  {before}
                  <mark class="facet-faults__mark">{letter}</mark>
                  {after}
                </pre>
              </section>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Lines that are shown above and below a fault. */
const AROUND = 3;

/** The lines with faults and those around them, numbered, each to be linked to. */
export function Listing({ check, lines }: FaultsProps) {
  const faulty = new Set([...check.faults, ...check.warnings].map(({ line }) => line));
  if (faulty.size === 0) return null;
  const shown = lines
    .map((text, index) => ({ text, line: index + 1 }))
    .filter(({ line }) => [...faulty].some((each) => Math.abs(each - line) <= AROUND));
  return (
    <>
      <h2 class="govuk-heading-m">The lines around them</h2>
      <section class="facet-listing facet-source" tabindex={0} aria-label="Lines of the file, numbered">
        <ol dir="ltr">
          {shown.map(({ text, line }) => (
            <li
              id={`line-${line}`}
              value={line}
              class={faulty.has(line) ? 'facet-listing__fault' : undefined}
            >
              {text.slice(0, 2000)}
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

import { formatDate } from '../../wording/index.ts';
import { ChartFigure } from '../chart-figure.tsx';
import type { FamilyThen } from './family.ts';
import { FamilySvg } from './family-drawing.tsx';
import { FamilyKey } from './family-key.tsx';
import { familyTable } from './family-table.ts';
import { layOutFamily } from './layout.ts';
import { partToDraw } from './part.ts';
import { saidOf } from './words.ts';

interface FamilyMapProps {
  /** Begins the ids of this map; different for each on a page. */
  readonly id: string;
  readonly title: string;
  readonly level?: 2 | 3 | undefined;
  /** The family on one day, as `familyAt` gives it. */
  readonly family: FamilyThen;
  /** Of a large family: where a map round somebody else opens. */
  readonly mapAround?: ((personId: string) => string) | undefined;
  /** Of a large family: what was asked for in the list. */
  readonly find?: string | undefined;
}

/** Most names that the list of a large family shows at once. */
const MOST_LISTED = 50;

/** A family map (genogram) in the field’s symbols, with its key, the table of the same, and a list of whom it leaves out. */
export function FamilyMap({ id, title, level, family, mapAround, find = '' }: FamilyMapProps) {
  const { drawn, listed } = partToDraw(family);
  const drawing = layOutFamily(drawn);
  const adopted = new Set(
    drawn.parentages.filter(({ kind }) => kind === 'adoptive').map(({ child }) => child),
  );
  for (const person of drawn.people) if (person.adopted) adopted.add(person.id);
  const about = `${family.people.length} people, as at ${formatDate(family.on)}. The table below says the same in words.`;
  return (
    <ChartFigure
      title={title}
      level={level}
      about={`As at ${formatDate(family.on)}`}
      data={familyTable(family)}
    >
      <section class="facet-family__sheet" tabindex={0} aria-label={`${title}: the drawing`}>
        <FamilySvg id={id} title={title} about={about} drawing={drawing} adopted={adopted} />
      </section>
      <FamilyKey drawing={drawing} />
      {listed.length > 0 && <Listed family={family} listed={listed} find={find} mapAround={mapAround} />}
    </ChartFigure>
  );
}

function Listed(props: {
  family: FamilyThen;
  listed: FamilyThen['people'];
  find: string;
  mapAround: FamilyMapProps['mapAround'];
}) {
  const { family, listed, find, mapAround } = props;
  const found = findInFamily(listed, find);
  return (
    <section>
      <p class="govuk-body">
        This family has {family.people.length} people. The {family.people.length - listed.length} nearest are
        drawn; the others are in this list.
      </p>
      <form method="get" class="facet-family__find">
        <input type="hidden" name="on" value={family.on.toString()} />
        <label class="govuk-label" for="family-find">
          Find somebody in the family
        </label>
        <input class="govuk-input govuk-input--width-20" id="family-find" name="find" value={find} />
        <button type="submit" class="govuk-button govuk-button--secondary">
          Find
        </button>
      </form>
      {found.length === 0 && <p class="govuk-body">Nobody in the list has a name like this.</p>}
      <ul class="govuk-list govuk-list--bullet">
        {found.slice(0, MOST_LISTED).map((person) => (
          <li>
            {mapAround ? (
              <a class="govuk-link" href={mapAround(person.id)}>
                {saidOf(person)}
              </a>
            ) : (
              saidOf(person)
            )}
          </li>
        ))}
      </ul>
      {found.length > MOST_LISTED && (
        <p class="govuk-body">{found.length - MOST_LISTED} more: a name above finds them.</p>
      )}
    </section>
  );
}

/** Those in whose names every word that was typed begins a word. */
export function findInFamily(people: FamilyThen['people'], find: string): FamilyThen['people'][number][] {
  const wordsOf = (text: string) =>
    text
      .normalize('NFKD')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const wanted = wordsOf(find);
  return people.filter(({ name }) =>
    wanted.every((word) => wordsOf(name).some((each) => each.startsWith(word))),
  );
}

import type { Child } from 'hono/jsx';
import type { FamilyDrawing } from './drawing.ts';
import type { PersonThen } from './family.ts';
import { qualityStrokes } from './stroke.ts';
import { PersonSymbol } from './symbols.tsx';
import { coupleOnMap, linkOnMap, qualityOnMap, sexOnMap, stateOnMap } from './words.ts';

function Entry({ text, width, children }: { text: string; width: number; children?: Child }) {
  return (
    <li>
      <svg
        width={width}
        height="34"
        viewBox={`${-width} -34 ${width * 2} 68`}
        aria-hidden="true"
        focusable="false"
      >
        {children}
      </svg>
      {text}
    </li>
  );
}

const blank = { id: '', name: '' } as const;

/** What the symbols and lines of this drawing mean: those that it holds, and no others. */
export function FamilyKey({ drawing }: { drawing: FamilyDrawing }) {
  const people = drawing.people.map(({ person }) => person);
  const born = people.filter(({ state }) => state === 'living' || state === 'died');
  const sexes = firstOf(born.map(({ sex }) => sex));
  const states = firstOf(people.map(({ state }) => state).filter((state) => state !== 'living'));
  const links = firstOf(drawing.lines.map(({ kind }) => kind)).filter((kind) => kind !== 'birth');
  const symbol = (person: PersonThen, text: string) => (
    <Entry text={text} width={32}>
      <PersonSymbol person={person} />
    </Entry>
  );
  const line = (text: string, name: string, marks = '') => (
    <Entry text={text} width={52}>
      <path class={name} d="M-48 0H48" />
      {marks && <path class="facet-family__slash" d={marks} />}
    </Entry>
  );
  return (
    <ul class="facet-key facet-family__key">
      {sexes.map((sex) => symbol({ ...blank, sex, state: 'living' }, sexOnMap[sex]))}
      {states.map((state) => symbol({ ...blank, sex: 'female', state }, stateOnMap[state]))}
      {firstOf(drawing.couples.map(({ state }) => state)).map((state) =>
        line(coupleOnMap[state], `facet-family__couple facet-family__couple--${state}`, SLASHES[state]),
      )}
      {links.map((kind) => line(linkOnMap[kind], `facet-family__line facet-family__line--${kind}`))}
      {firstOf(drawing.qualities.map(({ quality }) => quality)).map((quality) => (
        <Entry text={qualityOnMap[quality]} width={52}>
          <g class={`facet-family__quality facet-family__quality--${quality}`}>
            {qualityStrokes({
              a: '',
              b: '',
              quality,
              from: { x: -48, y: 0 },
              bend: { x: 0, y: 0 },
              to: { x: 48, y: 0 },
            }).map((d) => (
              <path d={d} />
            ))}
          </g>
        </Entry>
      ))}
      {drawing.households.map(({ name }, index) => (
        <Entry text={name} width={32}>
          <g class={`facet-family__household facet-family__household--${index % 3}`}>
            <path d="M-28 -24H28V24H-28Z" />
          </g>
        </Entry>
      ))}
    </ul>
  );
}

const SLASHES: Readonly<Record<string, string>> = {
  separated: 'M-6 12L6 -12',
  past: 'M-6 12L6 -12',
  divorced: 'M-12 12L0 -12M0 12L12 -12',
};

function firstOf<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}

import { type DrawnPerson, HALF, LINE } from './drawing.ts';
import type { PersonThen } from './family.ts';
import { saidOf } from './words.ts';

const DIAMOND = HALF + 4;

/** The outline of a person: a square for a man, a circle for a woman, a diamond for another or an unknown sex. */
function Outline({ sex, half, name }: { sex: PersonThen['sex']; half: number; name: string }) {
  const shape = `facet-family__${name}`;
  if (sex === 'male') return <rect class={shape} x={-half} y={-half} width={half * 2} height={half * 2} />;
  if (sex === 'female') return <circle class={shape} r={half} />;
  const reach = half + (DIAMOND - HALF);
  return <path class={shape} d={`M0 ${-reach}L${reach} 0L0 ${reach}L${-reach} 0Z`} />;
}

function Cross({ half }: { half: number }) {
  return (
    <path
      class="facet-family__cross"
      d={`M${-half} ${-half}L${half} ${half}M${half} ${-half}L${-half} ${half}`}
    />
  );
}

/** A pregnancy is a triangle; a loss is small: a dot, a cross on a triangle, or a crossed symbol for a stillbirth. */
function Unborn({ person }: { person: PersonThen }) {
  const half = HALF * 0.55;
  if (person.state === 'stillbirth') {
    return (
      <>
        <Outline sex={person.sex} half={half} name="shape" />
        <Cross half={half} />
      </>
    );
  }
  const stem = <line class="facet-family__line" x1="0" x2="0" y1={-HALF} y2={-half} />;
  if (person.state === 'miscarriage') {
    return (
      <>
        {stem}
        <circle class="facet-family__dot" r={half * 0.7} />
      </>
    );
  }
  const reach = person.state === 'expected' ? HALF : half;
  return (
    <>
      {person.state !== 'expected' && stem}
      <path
        class="facet-family__shape"
        d={`M0 ${-reach}L${reach} ${reach * 0.8}L${-reach} ${reach * 0.8}Z`}
      />
      {person.state === 'termination' && <Cross half={half * 0.9} />}
    </>
  );
}

/** The symbol of one person, drawn round its own middle. */
export function PersonSymbol({ person, isCentre = false }: { person: PersonThen; isCentre?: boolean }) {
  if (person.state !== 'living' && person.state !== 'died') return <Unborn person={person} />;
  const said = person.sex === 'not_known' ? '?' : person.age;
  return (
    <>
      <Outline sex={person.sex} half={HALF} name={isCentre ? 'shape facet-family__shape--centre' : 'shape'} />
      {isCentre && <Outline sex={person.sex} half={HALF - 5} name="inner" />}
      {person.state === 'died' && <Cross half={person.sex === 'female' ? HALF * 0.71 : HALF} />}
      {said !== undefined && (
        <text class="facet-family__age" y="5" text-anchor="middle">
          {said}
        </text>
      )}
    </>
  );
}

/** A person with the label beneath; a link where there is a page to open. */
export function PersonOnMap({ drawn, isAdopted }: { drawn: DrawnPerson; isAdopted: boolean }) {
  const { person, x, y, label, isCentre } = drawn;
  const body = (
    <>
      <title>{saidOf(person)}</title>
      <PersonSymbol person={person} isCentre={isCentre} />
      {isAdopted && <Brackets />}
      {label.map((line, index) => (
        <text
          class={index === 0 ? 'facet-family__name' : 'facet-family__label'}
          y={HALF + 8 + 13 + index * LINE}
          text-anchor="middle"
        >
          {line}
        </text>
      ))}
    </>
  );
  const place = `translate(${Math.round(x)} ${Math.round(y)})`;
  return person.href ? (
    <a href={person.href} class="facet-family__person" transform={place}>
      <title>{saidOf(person)}</title>
      <rect class="facet-family__hit" x="-52" y="-30" width="104" height={HALF + 44 + label.length * LINE} />
      {body}
    </a>
  ) : (
    <g class="facet-family__person" transform={place}>
      {body}
    </g>
  );
}

/** Brackets round somebody adopted. */
function Brackets() {
  const [out, edge] = [HALF + 7, HALF + 3];
  const side = (sign: number) => `M${sign * (out - 6)} ${-edge}H${sign * out}V${edge}H${sign * (out - 6)}`;
  return <path class="facet-family__bracket" d={`${side(-1)}${side(1)}`} />;
}

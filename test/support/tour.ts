/** One request of a documented tour of the API, as it is written for a shell. */
export interface Step {
  /** The variable that keeps a part of the answer. */
  readonly keeps: string | undefined;
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly body: string | undefined;
  /** Which part of the answer is looked at: `.eligibility.criteria`. */
  readonly part: string | undefined;
}

// NAME=$(post /path '{ … '"$OTHER"' … }' | jq -r .part)
const STEP =
  /^(?:(?<keeps>\w+)=\$\()?(?<method>get|post) (?<path>"[^"]+"|\S+)(?: (?<body>'[^']*'(?:"\$\w+"'[^']*')*))?(?: \| jq (?:-r )?(?<part>\.[\w.]+))?\)?$/gm;

/** The requests of a document's `sh tour` blocks; throws where a line of one could not be read. */
export function readTour(markdown: string): Step[] {
  const blocks = [...markdown.matchAll(/^```sh tour\n(.*?)^```$/gms)].map((match) => match[1] ?? '');
  return blocks.flatMap((block) => {
    const rest = block.replace(STEP, '').trim();
    if (rest !== '') throw new Error(`This part of the tour is not understood: ${rest}`);
    return [...block.matchAll(STEP)].map(({ groups = {} }) => ({
      keeps: groups.keeps,
      method: groups.method === 'get' ? 'get' : 'post',
      path: (groups.path ?? '').replaceAll('"', ''),
      body: groups.body?.replace(/'"(\$\w+)"'/g, '$1').replace(/^'|'$/g, ''),
      part: groups.part,
    }));
  });
}

/** Puts the values of variables in their places: `$PERSON`. */
export function withValues(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(/\$(\w+)/g, (_, name: string) => {
    const value = values.get(name);
    if (value === undefined) throw new Error(`The tour uses $${name} before it has a value`);
    return value;
  });
}

/** The part of an answer that `jq` would show; throws where there is none. */
export function partOf(answer: unknown, part: string): unknown {
  const found = part
    .split('.')
    .filter(Boolean)
    .reduce<unknown>((at, name) => (at as Readonly<Record<string, unknown>> | null)?.[name], answer);
  if (found === undefined || found === null) throw new Error(`The answer has no ${part}`);
  return found;
}

import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
export type Element = DefaultTreeAdapterTypes.Element;

/** One control of a form, as a browser would send it. */
export interface Control {
  readonly name: string;
  readonly id: string;
  readonly kind: 'line' | 'lines' | 'choice' | 'select' | 'hidden' | 'file' | 'password';
  /** What a line is for: its type, or the keyboard that it asks for. */
  readonly wants: string;
  /** The id of the part of the page that is shown only when a choice is made, if it stands in one. */
  readonly within: string | undefined;
  /** The part of the page that this choice shows. */
  readonly shows: string | undefined;
  /** Whether it is sent as it stands: a choice that is not ticked is not. */
  readonly sent: boolean;
  readonly value: string;
  /** All values of a select. */
  readonly options: readonly string[];
}

export interface PageForm {
  readonly method: 'get' | 'post';
  readonly action: string;
  readonly controls: readonly Control[];
}

/** Every element of a page, in order; what stands in templates too. */
export function elementsOf(html: string): readonly Element[] {
  if (lately.html !== html) lately = { html, elements: walk(parse(html)) };
  return lately.elements;
}

/** One answer is looked at from several sides. */
let lately: { readonly html: string; readonly elements: readonly Element[] } = { html: '', elements: [] };

/** An element and all that stands in it. */
function walk(root: Node): Element[] {
  const found: Element[] = [];
  const look = (node: Node) => {
    if ('tagName' in node) found.push(node);
    if ('content' in node) look(node.content);
    if ('childNodes' in node) for (const child of node.childNodes) look(child);
  };
  look(root);
  return found;
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((each) => each.name === name)?.value;
}

/** Ids that stand more than once in a page: a label or a fault that leads to one would lead to the wrong place. */
export function repeatedIds(html: string): string[] {
  const ids = elementsOf(html).flatMap((element) => attribute(element, 'id') ?? []);
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}

/** All text in an element. */
export function textOf(node: Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

export const hasClass = (element: Element, name: string) =>
  (attribute(element, 'class') ?? '').split(/\s+/).includes(name);

const SENDS_NOTHING = new Set(['submit', 'button', 'reset', 'image']);

function partAround(element: Element): string | undefined {
  let at: Element['parentNode'] = element.parentNode;
  while (at && 'attrs' in at) {
    const id = attribute(at, 'id');
    if (id?.startsWith('conditional-')) return id;
    at = at.parentNode;
  }
  return undefined;
}

function controlOf(element: Element): Control | undefined {
  const control = bareControlOf(element);
  const wants = attribute(element, 'inputmode') ?? attribute(element, 'type') ?? 'text';
  return (
    control && {
      ...control,
      wants,
      within: partAround(element),
      shows: attribute(element, 'data-aria-controls'),
    }
  );
}

function bareControlOf(element: Element): Omit<Control, 'wants' | 'within' | 'shows'> | undefined {
  const name = attribute(element, 'name');
  const id = attribute(element, 'id') ?? '';
  const type = attribute(element, 'type') ?? 'text';
  if (!name || attribute(element, 'disabled') !== undefined) return undefined;
  const written = attribute(element, 'value') ?? '';
  if (element.tagName === 'textarea') {
    return { name, id, kind: 'lines', sent: true, value: textOf(element), options: [] };
  }
  if (element.tagName === 'select') {
    const options = walk(element).filter((each) => each.tagName === 'option');
    const writtenIn = (each: Element) => attribute(each, 'value') ?? textOf(each);
    const chosen = options.find((each) => attribute(each, 'selected') !== undefined) ?? options[0];
    return {
      name,
      id,
      kind: 'select',
      sent: true,
      value: chosen ? writtenIn(chosen) : '',
      options: options.map(writtenIn),
    };
  }
  if (element.tagName !== 'input' || SENDS_NOTHING.has(type)) return undefined;
  if (type === 'radio' || type === 'checkbox') {
    const sent = attribute(element, 'checked') !== undefined;
    return { name, id, kind: 'choice', sent, value: attribute(element, 'value') ?? 'on', options: [] };
  }
  const kind =
    type === 'hidden' || type === 'file' || type === 'password' ? (type as Control['kind']) : 'line';
  return { name, id, kind, sent: true, value: written, options: [] };
}

/** The forms of a page. */
export function formsOf(html: string): PageForm[] {
  return elementsOf(html)
    .filter((element) => element.tagName === 'form')
    .map((form) => ({
      method: attribute(form, 'method')?.toLowerCase() === 'post' ? 'post' : 'get',
      action: attribute(form, 'action') ?? '',
      controls: walk(form).flatMap((element) => controlOf(element) ?? []),
    }));
}

/** What a browser sends when nothing was changed. */
export function entriesAsShown(form: PageForm): [string, string][] {
  return form.controls
    .filter((control) => control.sent && control.kind !== 'file')
    .map((control) => [control.name, control.value]);
}

/** Places in this house that a page links to. */
export function linksOf(html: string): string[] {
  return elementsOf(html)
    .filter((element) => element.tagName === 'a')
    .map((element) => attribute(element, 'href') ?? '')
    .filter((href) => href.startsWith('/') && !href.startsWith('//'));
}

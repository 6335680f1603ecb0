import { parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';

/** Elements that stand in a line of text, where a space before or after them can be seen. */
const inline = new Set(['a', 'abbr', 'b', 'code', 'em', 'i', 'small', 'span', 'strong']);
/** Elements whose white space is content. */
const preserving = new Set(['pre', 'textarea']);

/** Elements that have no end tag. */
const empty = new Set(['br', 'hr', 'img', 'input']);

type Line = { out: string[]; atEdge: boolean; pendingSpace: boolean };

/**
 * Writes HTML in one way, so that two pieces are equal exactly when they mean the same: attributes in order of
 * name, one line per tag or text, runs of white space as one space, and none at the edge of a block. A space
 * between words is kept, wherever it stands in relation to inline tags: it is written before the next word.
 * @throws when the HTML is not well formed
 */
export function normaliseHtml(html: string): string {
  const faults: string[] = [];
  const root = parseFragment(html, {
    sourceCodeLocationInfo: true,
    onParseError: (fault) => faults.push(fault.code),
  });
  if (faults.length > 0) throw new Error(`HTML is not well formed: ${faults.join(', ')}`);
  const line: Line = { out: [], atEdge: true, pendingSpace: false };
  writeChildren(root, line);
  return line.out.join('\n');
}

function writeChildren(parent: Tree.ParentNode, line: Line): void {
  for (const node of parent.childNodes) {
    if (node.nodeName === '#text' && 'value' in node) writeText(node.value, line);
    else if ('tagName' in node) writeElement(node, line);
  }
}

function writeElement(element: Tree.Element, line: Line): void {
  const isInline = inline.has(element.tagName);
  refuseRepaired(element);
  if (!isInline) startEdge(line);
  line.out.push(openingTag(element));
  if (preserving.has(element.tagName)) line.out.push(JSON.stringify(textOf(element)));
  else writeChildren(element, line);
  if (!isInline) startEdge(line);
  line.out.push(`</${element.tagName}>`);
}

/** A parser repairs tags that are left out or wrongly nested; such elements lack a tag in the source. */
function refuseRepaired(element: Tree.Element): void {
  const source = element.sourceCodeLocation;
  const isWhole = Boolean(source?.endTag) || empty.has(element.tagName) || element.nodeName === 'path';
  if (!source?.startTag || !isWhole) throw new Error(`HTML is not well formed: <${element.tagName}>`);
}

function startEdge(line: Line): void {
  line.atEdge = true;
  line.pendingSpace = false;
}

function writeText(value: string, line: Line): void {
  for (const part of value.split(/([ \t\r\n\f]+)/)) {
    if (part === '') continue;
    if (part.trim() === '' && /^[ \t\r\n\f]/.test(part)) {
      line.pendingSpace = !line.atEdge;
      continue;
    }
    line.out.push(JSON.stringify((line.pendingSpace ? ' ' : '') + part));
    line.pendingSpace = false;
    line.atEdge = false;
  }
}

function textOf(element: Tree.Element): string {
  return element.childNodes.map((node) => ('value' in node ? node.value : '')).join('');
}

function openingTag(element: Tree.Element): string {
  const attributes = element.attrs.map(
    ({ name, value }) =>
      ` ${name}=${JSON.stringify(name === 'class' ? value.split(/\s+/).filter(Boolean).join(' ') : value)}`,
  );
  return `<${element.tagName}${attributes.sort().join('')}>`;
}

/**
 * Splits a migration into its statements, one query each (Citus takes no more). Understands quotes, dollar quotes and
 * comments; a statement ends at a semicolon outside all of these.
 */
export function sqlStatements(text: string): string[] {
  const token = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\$(\w*)\$[\s\S]*?\$\1\$|;/g;
  const statements: string[] = [];
  let start = 0;
  for (const match of text.matchAll(token)) {
    if (match[0] !== ';') continue;
    statements.push(text.slice(start, match.index));
    start = match.index + 1;
  }
  statements.push(text.slice(start));
  return statements.map((each) => each.trim()).filter((each) => each.replace(/--[^\n]*/g, '').trim() !== '');
}

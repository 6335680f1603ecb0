import { type ChronologyCopy, type CopyLine, copyWords } from './copy.ts';

/** Read on any screen and on paper; no script, and nothing from elsewhere. */
const STYLE = `
  body { font: 1.0625rem/1.5 system-ui, sans-serif; color: #0b0c0c; background: #fff; max-width: 60rem; margin: 0 auto; padding: 1rem }
  h1 { font-size: 1.75rem; line-height: 1.2 } table { width: 100%; border-collapse: collapse }
  th, td { text-align: start; vertical-align: top; padding: .5rem; border-bottom: 1px solid #b1b4b6; overflow-wrap: anywhere }
  .detail { white-space: pre-wrap; margin: .25rem 0 0 } .left-out { font-style: italic; border: 1px solid #505a5f; padding: 0 .3rem }
  @media (max-width: 40rem) { table, tbody, tr, td { display: block } thead { position: absolute; clip-path: inset(50%) } td { border: 0; padding: .1rem 0 } tr { border-bottom: 1px solid #b1b4b6; padding: .5rem 0 } }
  @media print { tr { break-inside: avoid } }`;

function Line({ line }: { line: CopyLine }) {
  if ('leftOut' in line)
    return (
      <tr>
        <td>{line.when}</td>
        <td colspan={2} dir="auto">
          <span class="left-out">{`[A line is left out: ${line.leftOut}]`}</span>
        </td>
      </tr>
    );
  return (
    <tr>
      <td>{line.when}</td>
      <td dir="auto">
        <strong>{line.title}</strong>
        {line.detail && (
          <p class="detail" dir="auto">
            {line.detail}
          </p>
        )}
        {line.otherwise.map((words) => (
          <p class="detail" dir="auto">{`She says: ${words}`}</p>
        ))}
      </td>
      <td dir="auto">{line.source}</td>
    </tr>
  );
}

/** A copy of a chronology as one page of HTML. */
export async function copyAsHtml(copy: ChronologyCopy): Promise<string> {
  const title = `Chronology: ${copy.name}`;
  const page = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <style>{STYLE}</style>
      </head>
      <body>
        <main>
          <h1>
            Chronology: <bdi>{copy.name}</bdi>
          </h1>
          {copyWords(copy).map((words) => (
            <p dir="auto">{words}</p>
          ))}
          <table>
            <thead>
              <tr>
                <th scope="col">When</th>
                <th scope="col">What happened</th>
                <th scope="col">Where it was recorded</th>
              </tr>
            </thead>
            <tbody>
              {copy.lines.map((line) => (
                <Line line={line} />
              ))}
            </tbody>
          </table>
        </main>
      </body>
    </html>
  );
  return `<!doctype html>\n${await page.toString()}\n`;
}

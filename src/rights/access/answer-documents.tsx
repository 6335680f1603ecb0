import type { Child } from 'hono/jsx';
import { formatDate } from '../../interface/wording/index.ts';
import type { AnswerFiles, Given, GivenRecord } from './bundle.ts';
import { type ExemptionId, exemptions } from './exemptions.ts';
import type { Piece } from './passage.ts';

/** What the letter says of the request. */
export interface AnswerAbout {
  readonly name: string;
  readonly organisation: string;
  readonly reference: string;
  readonly receivedOn: Temporal.PlainDate;
  readonly answeredOn: Temporal.PlainDate;
}

/** Set so that it is read easily on any screen and on paper; no script, nothing from elsewhere. */
const STYLE = `
  body { font: 1.1875rem/1.5 system-ui, sans-serif; color: #0b0c0c; background: #fff; max-width: 44rem; margin: 0 auto; padding: 1rem }
  h1 { font-size: 1.75rem; line-height: 1.2 } h2 { font-size: 1.375rem; margin-top: 2rem }
  dt { font-weight: bold; margin-top: .75rem } dd { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere }
  .left-out { border: 1px solid #505a5f; padding: 0 .3rem; font-style: italic }
  a { color: #1d70b8 } a:focus { outline: 3px solid #fd0; background: #fd0; color: #0b0c0c }`;

function Document({ title, children }: { title: string; children?: Child }) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <style>{STYLE}</style>
      </head>
      <body>
        <main>
          <h1>{title}</h1>
          {children}
        </main>
      </body>
    </html>
  );
}

const titleOf = (reason: string) => exemptions[reason as ExemptionId].title;

function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return (
    <>
      {pieces.map((piece) =>
        'text' in piece ? (
          piece.text
        ) : (
          <span class="left-out">{`[Words left out: ${piece.hidden.map(titleOf).join('; ')}]`}</span>
        ),
      )}
    </>
  );
}

function RecordSection({ record, number }: { record: GivenRecord; number: number }) {
  return (
    <section aria-labelledby={`record-${number}`}>
      <h2 id={`record-${number}`}>{`${number}. ${record.title}`}</h2>
      <dl>
        {record.passages.map(({ label, pieces }) => (
          <>
            <dt>{label}</dt>
            <dd>
              <Pieces pieces={pieces} />
            </dd>
          </>
        ))}
      </dl>
      {record.file && (
        <p>
          <a href={record.file}>The file of this document</a>
        </p>
      )}
    </section>
  );
}

function Letter({ about, given }: { about: AnswerAbout; given: Given }) {
  const places = given.hidden === 1 ? '1 place' : `${given.hidden} places`;
  return (
    <>
      <p>{`${formatDate(about.answeredOn)}. Reference ${about.reference}.`}</p>
      <p>{`Dear ${about.name},`}</p>
      <p>
        {`On ${formatDate(about.receivedOn)} you asked for a copy of what we keep about you. Here it is: ${given.records.length} records.`}
      </p>
      {given.hidden > 0 ? (
        <p>
          {`In ${places} words are left out. Each place says that words are missing, and why. `}
          <a href="reasons.html">What the reasons mean</a>.
        </p>
      ) : (
        <p>Nothing is left out.</p>
      )}
      <p>
        We keep this to help you, to know later what was agreed and done, and to see whether our service
        helps. Who looked at your record is part of the copy.
      </p>
      <h2>What you can do</h2>
      <ul>
        <li>If something is wrong, tell us. We correct it, or keep your words beside ours.</li>
        <li>If you need help to read this, tell us. We can go through it with you.</li>
        <li>
          If you are not happy with our answer, tell us, or the Information Commissioner: ico.org.uk, 0303 123
          1113. You can also go to court.
        </li>
      </ul>
      <p>{about.organisation}</p>
    </>
  );
}

function Index({ given }: { given: Given }) {
  return (
    <ol>
      <li>
        <a href="letter.html">A letter to you</a>
      </li>
      <li>
        <a href="records.html">Your records</a>
        <ol>
          {given.records.map((record, index) => (
            <li>
              <a href={`records.html#record-${index + 1}`}>{record.title}</a>
            </li>
          ))}
        </ol>
      </li>
      <li>
        <a href="reasons.html">Why words are left out</a>
      </li>
    </ol>
  );
}

function Reasons({ given }: { given: Given }) {
  if (given.reasons.length === 0) return <p>Nothing is left out.</p>;
  return (
    <dl>
      {given.reasons.map((id) => (
        <>
          <dt>{exemptions[id].title}</dt>
          <dd>{`${exemptions[id].plain} (${exemptions[id].source})`}</dd>
        </>
      ))}
    </dl>
  );
}

async function page(title: string, body: Child): Promise<string> {
  const written = await (<Document title={title}>{body}</Document>).toString();
  return `<!doctype html>\n${written}\n`;
}

/** The records, as data that another system can read. */
function asData(about: AnswerAbout, given: Given): string {
  const records = given.records.map(({ title, passages }) => ({
    title,
    fields: passages.map(({ label, pieces }) => ({
      label,
      text: pieces.map((piece) => ('text' in piece ? piece.text : '[words left out]')).join(''),
    })),
  }));
  const { reference, receivedOn, answeredOn } = about;
  const dates = { receivedOn: receivedOn.toString(), answeredOn: answeredOn.toString() };
  return `${JSON.stringify({ reference, ...dates, records }, null, 2)}\n`;
}

/** Everything that she is given, file by file: an index, the letter, the records, the reasons, and the same as data. */
export async function answerFiles(about: AnswerAbout, given: Given): Promise<AnswerFiles> {
  const records = given.records.map((record, index) => <RecordSection record={record} number={index + 1} />);
  return {
    'index.html': await page('A copy of what we keep about you', <Index given={given} />),
    'letter.html': await page('A letter to you', <Letter about={about} given={given} />),
    'records.html': await page('Your records', records),
    'reasons.html': await page('Why words are left out', <Reasons given={given} />),
    'records.json': asData(about, given),
  };
}

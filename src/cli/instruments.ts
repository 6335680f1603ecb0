import { PlainFault } from '../foundation/plain-fault.ts';
import {
  type Answers,
  changeOf,
  type Instrument,
  type Scale,
  type Scored,
  scoreInstrument,
  shippedInstruments,
} from '../instruments/index.ts';
import { type CliCommand, type CliRequest, UsageFault } from './cli-command.ts';
import { columns } from './columns.ts';

const LICENCES: Record<Instrument['licence']['class'], string> = {
  public_domain: 'public domain',
  own_licence: 'its own licence',
  scoring_only: 'scoring only',
};

function instrumentOf(request: CliRequest): Instrument {
  const id = request.need('ID');
  const found = shippedInstruments().find((each) => each.id === id);
  if (found) return found;
  throw new PlainFault(`There is no instrument “${id}”. See: facet instrument list`);
}

const list: CliCommand = {
  name: 'instrument list',
  summary: 'List the scored measures that Facet knows',
  async run() {
    const all = shippedInstruments();
    const rows = all.map(({ id, items, licence, about }) => [
      id,
      String(items.length),
      LICENCES[licence.class],
      about,
    ]);
    const json = all.map(({ id, version, title, about, items, licence }) => ({
      id,
      version,
      title,
      about,
      items: items.length,
      licence,
    }));
    return { text: columns([['ID', 'ITEMS', 'WORDING', 'ABOUT'], ...rows]), json };
  },
};

const sure = { read: '', secondary: ' (not checked at its source)', assumed: ' (not checked)' };

function scaleLines({ title, lowest, highest, higher, cutOff, change, bands, missing }: Scale): string[] {
  return [
    `${title}: ${lowest} to ${highest}; a higher score means ${higher === 'worse' ? 'more' : 'fewer'} difficulties`,
    ...(missing ? [`  Items left out: ${missing.most} at most${sure[missing.standing]}`] : []),
    ...(bands
      ? [
          `  Bands: ${bands.from.map((band) => `${band.title} from ${band.at}`).join(', ')}${sure[bands.standing]}`,
        ]
      : []),
    ...(cutOff
      ? [`  Cut-off: ${cutOff.at}, ${cutOff.means}${sure[cutOff.standing]} (${cutOff.source})`]
      : []),
    ...(change ? [`  Reliable change: ${change.reliable}${sure[change.standing]} (${change.source})`] : []),
  ];
}

function shownInstrument({
  title,
  version,
  about,
  instruction,
  answers,
  items,
  scales,
  notes,
  licence,
}: Instrument) {
  const asked = instruction
    ? [
        instruction,
        ...items.map(({ number, text }) => `${String(number).padStart(3)}  ${text}`),
        `     ${answers.map(({ value, label }) => `${value} ${label}`).join(' · ')}`,
      ]
    : ['The wording is its owner’s and may not be passed on: use the paper form.'];
  return [
    `${title}, version ${version}`,
    about,
    '',
    ...asked,
    '',
    ...scales.flatMap(scaleLines),
    ...notes.map(({ text, standing }) => `${text}${sure[standing]}`),
    '',
    licence.attribution,
  ].join('\n');
}

const show: CliCommand = {
  name: 'instrument show',
  summary: 'Show an instrument: its questions where its licence allows, its scores and their sources',
  places: ['ID'],
  async run(request) {
    const instrument = instrumentOf(request);
    return { text: shownInstrument(instrument), json: instrument };
  },
};

/** Answers as they stand on the line: numbers, and “-” for an item left out; together with commas or apart. */
function answersOf(request: CliRequest): Answers {
  const words = request.rest.flatMap((word) => word.split(',')).map((word) => word.trim());
  return words.map((word) => {
    if (word === '-' || word === '') return null;
    if (/^\d+(\.\d+)?$/.test(word)) return Number(word);
    throw new UsageFault(
      `“${word}” is no answer: give a number for each item in order, and - for one left out`,
    );
  });
}

function scoredText({ scales, prompts }: Scored, { licence, notes }: Instrument): string {
  const said = scales.flatMap(({ sentences }) => sentences);
  const urgent = prompts.map(({ item, prompt }) => `Safety, item ${item}: ${prompt}`);
  return [...urgent, ...said, ...notes.map(({ text }) => text), licence.attribution].join('\n');
}

const score: CliCommand = {
  name: 'instrument score',
  summary: 'Score a completed instrument: one answer for each item in order, - for one left out',
  places: ['ID', 'ANSWER…'],
  async run(request) {
    const instrument = instrumentOf(request);
    const found = scoreInstrument(instrument, answersOf(request));
    if (!found.ok) throw new PlainFault(found.error.map(({ message }) => message).join('; '));
    const { id, version, licence } = instrument;
    const scales = found.value.scales.map((each) => ({
      ...each,
      score: each.score ?? null,
      band: each.band ?? null,
      beyondCutOff: each.beyondCutOff ?? null,
    }));
    const json = { id, version, scales, prompts: found.value.prompts, attribution: licence.attribution };
    return { text: scoredText(found.value, instrument), json };
  },
};

function scoreOf(request: CliRequest, place: string, { title, lowest, highest }: Scale): number {
  const text = request.need(place);
  const value = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && value >= lowest && value <= highest) return value;
  throw new UsageFault(
    `${place} must be a score of ${title}, from ${lowest} to ${highest}, and not “${text}”`,
  );
}

function scaleOf(request: CliRequest, { scales }: Instrument): Scale {
  const id = request.text('scale') ?? (scales.some((each) => each.id === 'total') ? 'total' : scales[0]?.id);
  const found = scales.find((each) => each.id === id);
  if (found) return found;
  throw new UsageFault(`--scale must be one of ${scales.map((each) => each.id).join(', ')}`);
}

const change: CliCommand = {
  name: 'instrument change',
  summary: 'What two scores of one person say together: reliable and clinically significant change',
  places: ['ID', 'FIRST', 'LAST'],
  options: { scale: { type: 'string', value: 'SCALE', about: 'Which score of the instrument (total)' } },
  async run(request) {
    const scale = scaleOf(request, instrumentOf(request));
    const found = changeOf(scale, scoreOf(request, 'FIRST', scale), scoreOf(request, 'LAST', scale));
    const { reliable = null, clinicallySignificant = null } = found;
    return {
      text: found.sentences.join('\n'),
      json: { scale: scale.id, ...found, reliable, clinicallySignificant },
    };
  },
};

/** `facet instrument …` */
export const instrumentCommands: readonly CliCommand[] = [list, show, score, change];

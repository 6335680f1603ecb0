import { type FormValues, SelectField, textAt } from '../../interface/forms/index.ts';
import { beginnings, type Programme } from '../../programme/index.ts';
import type { Filled } from './form-parts.tsx';

/** The stages with which some pathway begins by a rule, each with its title and the words of its rule. */
function choicesOf({ pathways }: Programme) {
  const roads = Object.values(pathways).filter(({ first }) => first !== undefined);
  const choices = roads.flatMap((road) =>
    beginnings(road).map((id) => {
      const title = road.stages.find((stage) => stage.id === id)?.title ?? id;
      const because = road.first?.find(({ stage }) => stage === id)?.because;
      return [id, because ? `${title} (${because})` : title] as const;
    }),
  );
  return [...new Map(choices)].map(([value, text]) => ({ value, text }));
}

const BY_RECORD = 'As the record says';

/** With which stage the work begins; asked only where a pathway begins by a rule. */
export function FirstStageField({ programme, values, faults }: Filled & { readonly programme: Programme }) {
  const items = choicesOf(programme);
  if (items.length === 0) return null;
  return (
    <SelectField
      name="stage"
      label={{ text: 'With which stage does it begin?', classes: 'govuk-label--s' }}
      hint="The record decides. Choose one only if the record does not say"
      items={[{ value: '', text: BY_RECORD }, ...items]}
      value={textAt(values, ['stage'])}
      faults={faults}
    />
  );
}

/** The same on a page of answers to check; nothing where it was not asked. */
export function firstStageRow(programme: Programme, values: FormValues) {
  const items = choicesOf(programme);
  if (items.length === 0) return [];
  const chosen = items.find(({ value }) => value === textAt(values, ['stage']));
  return [{ key: 'First stage', value: chosen?.text ?? BY_RECORD }];
}

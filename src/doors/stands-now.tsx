import type { FormValues } from '../interface/forms/index.ts';
import { InsetText, SummaryList } from '../interface/govuk/index.ts';

/** What a row says now, in a few lines, above a form that was overtaken. */
export function StandsNow({ lines }: { lines: readonly (string | null | undefined | false)[] }) {
  return (
    <InsetText>
      <h2 class="govuk-heading-m">What is on record now</h2>
      {lines.filter(Boolean).map((line) => (
        <p class="govuk-body facet-words" dir="auto">
          {line}
        </p>
      ))}
      <p class="govuk-body">What you typed is below. Put it right, then save again.</p>
    </InsetText>
  );
}

/** All that stands in a form, field after field; the boxes of a date are one. */
export function textsIn(values: FormValues): string[] {
  return [...flatten(values).values()].filter(Boolean);
}

/** The fields in which what is on record differs from what was typed, side by side under their labels. */
export function BothVersions(props: {
  labels: Readonly<Record<string, string>>;
  stored: FormValues;
  typed: FormValues;
}) {
  const rows = differences(props.labels, props.stored, props.typed);
  return (
    <SummaryList
      card={{ title: 'What is on record now, and what you typed' }}
      rows={rows.map(({ label, stored, typed }) => ({
        key: label,
        value: (
          <>
            <p class="govuk-body">On record now: {stored || 'nothing'}</p>
            <p class="govuk-body">You typed: {typed || 'nothing'}</p>
          </>
        ),
      }))}
    />
  );
}

/** The fields in which two versions of a form differ, by their labels. */
export function differences(
  labels: Readonly<Record<string, string>>,
  stored: FormValues,
  typed: FormValues,
): { label: string; stored: string; typed: string }[] {
  const [before, after] = [flatten(stored), flatten(typed)];
  return Object.entries(labels).flatMap(([name, label]) => {
    const [one, other] = [before.get(name) ?? '', after.get(name) ?? ''];
    return one === other
      ? []
      : [{ label, stored: one.replaceAll('_', ' '), typed: other.replaceAll('_', ' ') }];
  });
}

/** Each field’s text under its dotted name; the boxes of a date are one. */
function flatten(values: FormValues): ReadonlyMap<string, string> {
  const flat = new Map<string, string>();
  const visit = (value: FormValues[string] | undefined, name: string) => {
    if (typeof value === 'string') flat.set(name, value.trim());
    else if (Array.isArray(value)) flat.set(name, value.map(String).join(', '));
    else if (typeof value === 'object' && value !== null && !(value instanceof File)) {
      const parts = ['day', 'month', 'year'].map((part) => value[part]);
      if ('year' in value) flat.set(name, parts.filter((part) => typeof part === 'string' && part).join(' '));
      else for (const [key, each] of Object.entries(value)) visit(each, name ? `${name}.${key}` : key);
    }
  };
  visit(values, '');
  return flat;
}

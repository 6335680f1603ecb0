import { describe, expect, it } from 'vitest';
import { normaliseHtml } from '../govuk/conformance/normalise.ts';
import { DateInput, ErrorSummary, Input } from '../govuk/index.ts';
import {
  CheckboxesField,
  DateField,
  datePartsAt,
  Form,
  FormErrorSummary,
  fieldId,
  fieldName,
  parseForm,
  RadiosField,
  SelectField,
  TextAreaField,
  TextField,
} from './index.ts';

const htmlOf = async (element: unknown) => String(await String(await element));
const same = async (a: unknown, b: unknown) =>
  expect(normaliseHtml(await htmlOf(a))).toBe(normaliseHtml(await htmlOf(b)));
/** Every `attribute` in the order of the page. */
const all = (html: string, attribute: string) =>
  [...html.matchAll(new RegExp(` ${attribute}="([^"]*)"`, 'g'))].map(([, value]) => value);

describe('a path', () => {
  it('names and marks its field', () => {
    expect(fieldName(['children', 0, 'name'])).toBe('children[0][name]');
    expect(fieldId(['children', 0, 'name'])).toBe('children-0-name');
    expect(fieldId(['a b', 'c.d'])).toBe('a-b-c-d');
    expect(() => fieldName(['a[b]'])).toThrow();
  });
});

describe('a text field', () => {
  it('is the input with the names, ids and fault of its path', async () => {
    const faults = [
      { path: ['name'], message: 'Not this one' },
      { path: ['children', 0, 'name'], message: 'Enter a name' },
    ];
    await same(
      <TextField
        name={['children', 0, 'name']}
        label="Name"
        hint="As they say it"
        value=""
        faults={faults}
      />,
      <Input
        id="children-0-name"
        name="children[0][name]"
        label="Name"
        hint="As they say it"
        value=""
        errorMessage="Enter a name"
      />,
    );
  });

  it('shows what was typed, escaped', async () => {
    const typed = `"><script>alert('x')</script>`;
    for (const element of [
      <TextField name="a" label="A" value={typed} />,
      <TextAreaField name="a" label="A" value={typed} />,
      <SelectField name="a" label="A" items={[{ value: typed, text: typed }]} />,
      <RadiosField name="a" label={typed} items={[{ value: typed, text: typed, hint: typed }]} />,
      <FormErrorSummary faults={[{ path: [typed], message: typed }]} />,
    ]) {
      expect(await htmlOf(element)).not.toContain('<script');
    }
  });

  it('counts characters where there is a limit, and keeps a first line break', async () => {
    const html = await htmlOf(<TextAreaField name="note" label="Note" limit={200} value={'\n\nx'} />);
    expect(html).toContain('You can enter up to 200 characters');
    expect(html).toContain('data-maxlength="200"');
    expect(html).toContain('>\n\n\nx</textarea>');
  });
});

describe('choices', () => {
  it('link to their first choice and say their fault', async () => {
    const faults = [{ path: ['kinds'], message: 'Select a kind' }];
    const items = [
      { value: 'visit', text: 'Visit' },
      { value: 'call', text: 'Call', conditional: <TextField name="number" label="Number" /> },
    ];
    const ticked = await htmlOf(
      <CheckboxesField name="kinds" label="Kinds" items={items} values={['call']} faults={faults} />,
    );
    expect(all(ticked, 'id')).toContain('kinds');
    expect(ticked).toContain('name="kinds[]"');
    expect(ticked).toContain('aria-describedby="kinds-error"');
    expect(ticked.match(/ checked=""/g)).toHaveLength(1);
    expect(ticked).not.toContain('govuk-checkboxes__conditional--hidden');
    const chosen = await htmlOf(<RadiosField name="kinds" label="Kind" items={items} value="visit" />);
    expect(chosen).toContain('govuk-radios__conditional--hidden');
    expect(all(chosen, 'name')).toEqual(['kinds', 'kinds', 'number']);
  });
});

describe('a date field', () => {
  const field = (faults: { path: string[]; message: string }[]) => (
    <DateField name="removedOn" label="When?" partial value={{ year: '2019' }} faults={faults} />
  );

  it('is a date input with names that parse as one value', async () => {
    const html = await htmlOf(field([]));
    expect(all(html, 'name')).toEqual(['removedOn[day]', 'removedOn[month]', 'removedOn[year]']);
    expect(html).toContain('give the year alone');
    const { values } = parseForm(all(html, 'name').map((name, index) => [name ?? '', String(index)]));
    expect(datePartsAt(values, ['removedOn'])).toEqual({ day: '0', month: '1', year: '2' });
  });

  it('marks the box that is wrong, or all of them, and gives the error summary somewhere to go', async () => {
    for (const [faults, marked] of [
      [[{ path: ['removedOn', 'month'], message: 'Wrong month' }], 1],
      [[{ path: ['removedOn'], message: 'Enter a real date' }], 3],
    ] as const) {
      const html = await htmlOf(field(faults.map(({ path, message }) => ({ path: [...path], message }))));
      expect(html.match(/govuk-input--error/g)).toHaveLength(marked);
      const summary = await htmlOf(<FormErrorSummary faults={faults} />);
      const inputs = [...html.matchAll(/<input[^>]*>/g)].flatMap(([input]) => all(input, 'id'));
      expect(inputs).toContain(all(summary, 'href')[0]?.slice(1));
      expect(new Set(all(html, 'id')).size).toBe(all(html, 'id').length);
    }
  });

  it('is equal to the date input it stands for', async () => {
    const box = (part: string, width: 2 | 4) => ({
      id: `born-${part}`,
      name: `born[${part}]`,
      label: part.charAt(0).toUpperCase() + part.slice(1),
      width,
    });
    await same(
      <DateField name="born" label="Date of birth" />,
      <DateInput
        id="born-date"
        fieldset={{ legend: 'Date of birth' }}
        items={[box('day', 2), box('month', 2), box('year', 4)]}
      />,
    );
  });
});

describe('a form', () => {
  it('carries its key and version, and leaves faults to the server', async () => {
    const html = await htmlOf(
      <Form action="/referrals" idempotencyKey="k1" version={0}>
        <p>Inside</p>
      </Form>,
    );
    await same(
      html,
      `<form action="/referrals" method="post" novalidate><input type="hidden" name="_key" value="k1">
       <input type="hidden" name="_version" value="0"><p>Inside</p></form>`,
    );
    expect(await htmlOf(<Form action="/" idempotencyKey="k2" sendsFiles />)).toContain('multipart/form-data');
  });

  it('has a summary of its faults only when there are some', async () => {
    expect(await htmlOf(<FormErrorSummary faults={[]} />)).toBe('');
    await same(
      <FormErrorSummary
        faults={[
          { path: [], message: 'Too long' },
          { path: ['children', 0, 'name'], message: 'Enter a name' },
        ]}
      />,
      <ErrorSummary errors={[{ text: 'Too long' }, { text: 'Enter a name', href: '#children-0-name' }]} />,
    );
  });
});

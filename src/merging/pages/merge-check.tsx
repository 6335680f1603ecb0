import { addressOf, html, type PageAnswer, type PageRequest } from '../../doors/index.ts';
import { Form, type FormValues, fieldName, textAt } from '../../interface/forms/index.ts';
import { Button, SummaryList, WarningText } from '../../interface/govuk/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { personFormFrame } from '../../people/index.ts';
import type { Compared } from '../compare-people.ts';
import { differing, NOTHING } from './two-beside.tsx';

/** What the form asks for and no more: whatever else was sent with it goes no further. */
function Hidden({ compared, values }: { compared: Compared; values: FormValues }) {
  const asked = [
    ...differing(compared).map(({ fact }) => ['stands', fact]),
    ['birthWhy'],
    ['why'],
    ['otherVersion'],
  ];
  return asked.map((path) => (
    <input type="hidden" name={fieldName(path)} value={textAt(values, path) ?? ''} />
  ));
}

/** Who outside sees more of her from then on. */
function Shared({ compared }: { compared: Compared }) {
  if (compared.shares.length === 0) return null;
  return (
    <WarningText>
      {compared.shares
        .map(
          ({ organisation, untilOn, of }) =>
            `${organisation} may read what is shared of ${of === 'kept' ? 'the record that is kept' : 'the other record'} until ${formatDate(untilOn)}.`,
        )
        .join(' ')}{' '}
      After the merge that is what is shared of both. If it should not be, end the sharing first.
    </WarningText>
  );
}

/** What is about to be done, before it is done. */
export async function checkPage(
  request: PageRequest,
  compared: Compared,
  values: FormValues,
): Promise<PageAnswer> {
  const found = await personFormFrame(request, compared.kept.id, '');
  if (!found.ok) return found.answer;
  const stands = differing(compared).map(({ fact, title, kept, other }) => ({
    key: title,
    value: (textAt(values, ['stands', fact]) === 'other' ? other : kept) ?? NOTHING,
  }));
  const [birthWhy, why] = [textAt(values, ['birthWhy']), textAt(values, ['why'])];
  return html({
    title: 'Check before you merge the records',
    ...found.frame,
    back: { href: addressOf(request), text: 'Start again' },
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">Check before you merge the records</h1>
          <SummaryList
            rows={[
              { key: 'Record that is kept', value: compared.kept.name },
              { key: 'Record that goes to it', value: compared.other.name },
              ...stands,
              ...(birthWhy ? [{ key: 'Why two dates of birth', value: birthWhy }] : []),
              { key: 'How you know', value: why ?? '' },
            ]}
          />
          <Shared compared={compared} />
          <p class="govuk-body">
            Names that do not stand first are kept among her other names. Nothing is lost, and the merge can
            be undone.
          </p>
          <Form
            action={addressOf(request)}
            idempotencyKey={request.formKey}
            version={request.seenVersion ?? compared.kept.version}
          >
            <Hidden compared={compared} values={values} />
            <div class="govuk-button-group">
              <Button name="step" value="confirm" preventDoubleClick>
                Merge the records
              </Button>
              <Button name="step" value="change" variant="secondary">
                Change
              </Button>
            </div>
          </Form>
        </div>
      </div>
    ),
  });
}

import { Button, Input, Radios, Tag, Textarea } from '../../../src/interface/govuk/index.ts';
import { Column, Columns, Filter, PersonHeader, RecordTable } from '../../../src/interface/layout/index.ts';

/** A list with filters beside it. */
export function ListSheet() {
  return (
    <>
      <h1 class="govuk-heading-l">Referrals</h1>
      <Columns shape="aside-main">
        <Column label="Filter referrals">
          <Filter action="#list" clearHref="#all" selected={[{ text: 'Waiting', removeHref: '#x' }]}>
            <Input id="name" name="name" label="Name" />
            <Radios
              name="state"
              fieldset={{ legend: { text: 'State' } }}
              items={[
                { value: 'waiting', text: 'Waiting', checked: true },
                { value: 'decided', text: 'Decided' },
              ]}
            />
          </Filter>
        </Column>
        <Column>
          <RecordTable
            caption="3 referrals"
            columns={['Reference', 'Name', 'From', 'Received', 'State'].map((text) => ({ text }))}
            rows={[
              [
                <a class="govuk-link" href="#1">
                  DIA-4F7K
                </a>,
                'Nadia Khatun',
                'Social worker',
                '4 Mar 2024',
                <Tag>Waiting</Tag>,
              ],
              [
                <a class="govuk-link" href="#2">
                  DIA-9Q2M
                </a>,
                'Leah Osei',
                'Herself',
                '1 Mar 2024',
                <Tag colour="green">Accepted</Tag>,
              ],
              [
                <a class="govuk-link" href="#3">
                  DIA-1C8D
                </a>,
                'Grace Bell',
                'Midwife',
                '27 Feb 2024',
                <Tag colour="grey">Declined</Tag>,
              ],
            ]}
          />
        </Column>
      </Columns>
    </>
  );
}

/** A form that was refused. */
export function FormSheet() {
  return (
    <>
      <PersonHeader name="Nadia Khatun" shape="brief" age="34 years" safeContact="Do not leave voicemail." />
      <h1 class="govuk-heading-l">Record a contact</h1>
      <form method="post" action="#save" data-keep="">
        <Radios
          name="kind"
          fieldset={{ legend: { text: 'What kind of contact was it?' } }}
          errorMessage="Choose what kind of contact it was"
          items={[
            { value: 'visit', text: 'Home visit' },
            { value: 'call', text: 'Call' },
            { value: 'message', text: 'Message' },
          ]}
        />
        <Textarea id="done" name="done" label="What did you do?" hint="In plain words: she may read this." />
        <Button>Save and continue</Button>
      </form>
    </>
  );
}

/** The first page of a journey for the public. */
export function PublicSheet() {
  return (
    <>
      <h1 class="govuk-heading-xl">Ask for help</h1>
      <p class="govuk-body-l">
        If your child no longer lives with you, we can walk beside you. You choose how fast.
      </p>
      <p class="govuk-body">It takes about 10 minutes. You can stop and come back later.</p>
      <Button href="#start" isStartButton>
        Start now
      </Button>
    </>
  );
}

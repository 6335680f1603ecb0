import type { Child } from 'hono/jsx';
import type { Assets } from '../../src/interface/assets.ts';
import { Button, Input, Radios, SummaryList, Tag, Textarea } from '../../src/interface/govuk/index.ts';
import {
  Card,
  CardGrid,
  Column,
  Columns,
  EmptyState,
  Filter,
  Page,
  type PageProps,
  PersonHeader,
  PrintButton,
  Progress,
  RecordTable,
  StatCard,
  SubNavigation,
  Timeline,
} from '../../src/interface/layout/index.ts';

/** One sample page of the interface, with made-up people. */
export interface Sheet {
  readonly name: string;
  readonly html: string;
}

const navigation = [
  { href: '#home', text: 'Home' },
  { href: '#referrals', text: 'Referrals', count: 3 },
  { href: '#people', text: 'People' },
  { href: '#figures', text: 'Figures' },
];

function sheet(
  name: string,
  assets: Assets,
  props: Omit<PageProps, 'assets' | 'nonce'>,
  children: Child,
): Sheet {
  const page = (
    <Page
      nonce="sheet"
      assets={assets}
      tenant="Riverside Council"
      demonstration
      version="0.1.0"
      navigation={navigation.map((item) => ({ ...item, current: item.text === props.title }))}
      actor={{ name: 'Amina Yusuf', role: 'practitioner', keepAs: 'a1' }}
      signOut={{ action: '#sign-out' }}
      {...props}
    >
      {children}
    </Page>
  );
  return { name, html: String(page) };
}

/** Every sample page, drawn with the built stylesheet and script. */
export function sheets(assets: Assets): Sheet[] {
  return [
    sheet(
      'home',
      assets,
      {
        title: 'Home',
        notification: {
          kind: 'success',
          text: 'Contact recorded.',
          link: { href: '#undo', text: 'Record another' },
        },
      },
      <Home />,
    ),
    sheet('person', assets, { title: 'People', wide: true }, <Person />),
    sheet('list', assets, { title: 'Referrals', wide: true }, <Referrals />),
    sheet('form', assets, { title: 'Record a contact', back: { href: '#back' }, faults: [1] }, <Form />),
    sheet(
      'public',
      assets,
      {
        title: 'Ask for help',
        actor: undefined,
        navigation: [],
        exitThisPage: 'https://www.bbc.co.uk/weather',
      },
      <Public />,
    ),
  ];
}

function Home() {
  return (
    <>
      <h1 class="govuk-heading-l">Good morning, Amina</h1>
      <CardGrid>
        <StatCard label="Today" number={4} detail="2 home visits, 1 call, 1 court hearing" href="#today" />
        <StatCard
          label="Overdue"
          number={2}
          detail="Actions past their date"
          href="#overdue"
          tone="attention"
        />
        <StatCard
          label="Not seen for 14 days"
          number={1}
          detail="Nadia K, 19 days"
          href="#unseen"
          tone="attention"
        />
        <StatCard
          label="Referrals waiting"
          number={0}
          detail="Nothing to decide"
          href="#waiting"
          tone="quiet"
        />
      </CardGrid>
      <Columns shape="main-aside">
        <Column label="Your parents">
          <h2 class="govuk-heading-m">Your parents</h2>
          <CardGrid large>
            <Card title="Nadia Khatun" href="#n" text="Participant pathway, last seen 19 days ago">
              <Progress month={7} months={18} />
            </Card>
            <Card
              title="Rosie-May Featherstonehaugh-Blackwood"
              href="#r"
              text="Contact pathway, last seen today"
            >
              <Progress month={1} months={18} />
            </Card>
            <Card title="শিরিন আক্তার" href="#s" text="Participant pathway, last seen 3 days ago">
              <Progress month={20} months={18} note="step down due" />
            </Card>
            <Card title="Leah Osei" href="#l" text="Participant pathway, last seen yesterday">
              <Progress month={18} months={18} />
            </Card>
          </CardGrid>
        </Column>
        <Column label="Next">
          <h2 class="govuk-heading-m">Next</h2>
          <EmptyState
            title="No referrals wait for you"
            text="When somebody asks for help you will see it here."
            action={{ href: '#refer', text: 'Make a referral' }}
          />
        </Column>
      </Columns>
    </>
  );
}

function Person() {
  return (
    <>
      <PersonHeader
        name="Nadia Khatun"
        knownAs="Nadi"
        pronouns="she/her"
        age="34 years"
        born="4 March 1990"
        restricted
        expecting={{ due: '12 November 2024' }}
        safeContact="Do not leave voicemail. Text first, on weekdays before 3pm. Letters to her sister’s address."
        communicationNeeds="Speaks Sylheti; book an interpreter. Prefers short, clear letters with pictures."
        actions={[
          { href: '#contact', text: 'Record a contact', main: true },
          { href: '#edit', text: 'Change details' },
        ]}
      />
      <SubNavigation
        items={[
          { href: '#journey', text: 'Journey', current: true },
          { href: '#plan', text: 'Plan', count: 3 },
          { href: '#contacts', text: 'Contacts', count: 41 },
          { href: '#children', text: 'Children' },
          { href: '#chronology', text: 'Chronology' },
        ]}
      />
      <Columns shape="main-aside">
        <Column>
          <Progress month={7} months={18} note="Participant pathway, intensive stage" />
          <h2 class="govuk-heading-m">Chronology</h2>
          <Timeline
            heading="2024"
            items={[
              {
                title: 'Home visit',
                href: '#c',
                when: 'Monday 4 March 2024',
                datetime: '2024-03-04',
                by: 'Amina Yusuf',
                tag: 'Met',
                text: 'Went through the court papers together. Nadia asked to write to her son.',
              },
              {
                title: 'First letter sent to Ibrahim',
                when: '20 February 2024',
                datetime: '2024-02-20',
                by: 'Amina Yusuf',
                mark: 'diamond',
              },
              {
                title: 'Care proceedings ended',
                when: 'January 2024',
                datetime: '2024-01',
                mark: 'square',
                text: 'Placement order made.',
              },
            ]}
          />
        </Column>
        <Column>
          <h2 class="govuk-heading-m">What matters now</h2>
          <SummaryList
            rows={[
              { key: 'Worker', value: 'Amina Yusuf' },
              { key: 'Consent', value: <Tag colour="green">Given</Tag> },
              { key: 'Last seen', value: '19 days ago' },
            ]}
          />
          <PrintButton />
        </Column>
      </Columns>
    </>
  );
}

function Referrals() {
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

function Form() {
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

function Public() {
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

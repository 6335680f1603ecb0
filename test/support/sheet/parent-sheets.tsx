import { SummaryList, Tag } from '../../../src/interface/govuk/index.ts';
import {
  Card,
  CardGrid,
  Column,
  Columns,
  EmptyState,
  PersonHeader,
  PrintButton,
  Progress,
  StatCard,
  SubNavigation,
  Timeline,
} from '../../../src/interface/layout/index.ts';

/** A practitioner’s home page. */
export function HomeSheet() {
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

/** A parent’s page, with everything that her header can show. */
export function PersonSheet() {
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

import type { StaffActor } from '../access/actor.ts';
import { decide } from '../access/decide.ts';
import {
  fault,
  type HomeLine,
  html,
  type PageAnswer,
  type PageRequest,
  page,
  redirect,
} from '../doors/index.ts';
import { type DueList, listDue } from '../due/index.ts';
import { type StaffLoad, staffLoads } from '../enrolments/index.ts';
import type { Fault } from '../foundation/fault.ts';
import { type Result, succeed } from '../foundation/result.ts';
import { CardGrid, Column, Columns, EmptyState, StatCard } from '../interface/layout/index.ts';
import { listReferrals, type ReferralPage } from '../referrals/index.ts';
import { CaseloadFilter, ParentsTable, type ShownCaseload } from './caseload-table.tsx';
import { WaitingForReader } from './home-lines.tsx';
import { ExpectedSection, LoadsTable, PartSection, WaitingSection } from './home-sections.tsx';
import { type HomeChoice, type HomePart, homeHref, homeParts, PART_SIZE, readChoice } from './home-view.ts';
import { type CaseloadPage, listCaseload } from './list-caseload.ts';

/** All that stands on the home page of somebody with a caseload. */
interface Home {
  readonly attention: CaseloadPage;
  readonly list: CaseloadPage;
  readonly referrals: ReferralPage;
  readonly loads: readonly StaffLoad[];
  /** Null where no programme expects anything by a date. */
  readonly due: DueList | null;
}

async function readHome(
  request: PageRequest,
  choice: HomeChoice,
  isManager: boolean,
): Promise<Result<Home, Fault>> {
  const { staff } = choice;
  const attention = await request.ask(listCaseload, { staff, show: 'attention', size: 100 });
  if (!attention.ok) return attention;
  const list = await request.ask(listCaseload, {
    staff,
    show: choice.show,
    sort: choice.sort,
    text: choice.text,
    programme: choice.programme,
    page: choice.page,
  });
  if (!list.ok) return list;
  const referrals = await request.ask(listReferrals, {
    status: isManager ? 'received' : 'asked_for_more',
    sort: 'oldest',
  });
  if (!referrals.ok) return referrals;
  const loads = await request.ask(staffLoads, {});
  if (!loads.ok) return loads;
  const due = expectsDates(request) ? await request.ask(listDue, { staff, size: PART_SIZE }) : succeed(null);
  if (!due.ok) return due;
  return succeed({
    due: due.value,
    attention: attention.value,
    list: list.value,
    referrals: referrals.value,
    loads: loads.value.loads,
  });
}

const expectsDates = ({ programmes }: PageRequest) =>
  programmes.list().some(({ schedules, follow_up }) => schedules.length > 0 || follow_up.length > 0);

async function openHome(request: PageRequest): Promise<PageAnswer> {
  const { actor } = request;
  if (actor.kind === 'parent') return redirect('/my');
  if (actor.kind === 'partner') return redirect('/partner');
  if (actor.kind !== 'staff') return redirect('/sign-in');
  if (actor.role === 'administrator') return redirect('/staff');
  if (!decide(actor, 'caseload:read').allowed) {
    const [first] = request.programmes.list();
    return redirect(first ? `/figures/${first.programme}` : '/figures');
  }
  const isManager = actor.role === 'manager';
  const usual = actor.role === 'practitioner' ? 'mine' : 'all';
  const choice = readChoice(request.search, usual);
  const home = await readHome(request, choice, isManager);
  if (!home.ok) return fault(home.error);
  const { list } = home.value;
  const lines = await linesFor(request);
  if (list.parents.length === 0 && choice.page > 1) return redirect(homeHref({ ...choice, page: 1 }, usual));
  return html({
    title: 'Home',
    current: '/',
    wide: true,
    body: (
      <HomeBody
        request={request}
        actor={actor}
        choice={choice}
        usual={usual}
        home={home.value}
        lines={lines}
      />
    ),
  });
}

/** What other rooms must have seen by this reader on arriving. */
async function linesFor(request: PageRequest): Promise<readonly HomeLine[]> {
  const own = request.house.homeNotices.filter(({ permission }) => decide(request.actor, permission).allowed);
  return (await Promise.all(own.map((notice) => notice.lines(request)))).flat();
}

interface HomeBodyProps {
  readonly request: PageRequest;
  readonly actor: StaffActor;
  readonly choice: HomeChoice;
  readonly usual: 'mine' | 'all';
  readonly home: Home;
  readonly lines: readonly HomeLine[];
}

function HomeBody({ request, actor, choice, usual, home, lines }: HomeBodyProps) {
  const isManager = actor.role === 'manager';
  const parts = homeParts(home.attention, request.today);
  const seeAll = (show: HomePart['id']) => homeHref({ ...choice, show, text: '', page: 1 }, usual);
  const shown: ShownCaseload = {
    list: home.list,
    choice,
    usual,
    today: request.today,
    showLead: choice.staff === 'all',
  };
  return (
    <>
      <h1 class="govuk-heading-l">{`Hello, ${actor.name.split(' ')[0]}`}</h1>
      <WaitingForReader lines={lines} />
      <Counts parts={parts} referrals={home.referrals} isManager={isManager} />
      <Columns shape="halves">
        <Column>
          {parts.slice(0, 1).map((part) => (
            <PartSection part={part} seeAllHref={seeAll(part.id)} showLead={shown.showLead} />
          ))}
          {home.due && <ExpectedSection due={home.due} staff={choice.staff} />}
          <WaitingSection referrals={home.referrals} isManager={isManager} today={request.today} />
        </Column>
        <Column>
          {parts.slice(1).map((part) => (
            <PartSection part={part} seeAllHref={seeAll(part.id)} showLead={shown.showLead} />
          ))}
        </Column>
      </Columns>
      <h2 class="govuk-heading-m" id="parents">
        {headingOf(choice, actor, home.loads)}
      </h2>
      <CaseloadFilter shown={shown} loads={home.loads} programmes={request.programmes.list()} />
      {home.list.total > 0 ? <ParentsTable shown={shown} /> : <NobodyHere shown={shown} />}
      {isManager && (
        <div class="govuk-!-margin-top-6">
          <LoadsTable loads={home.loads} />
        </div>
      )}
    </>
  );
}

function headingOf(choice: HomeChoice, actor: StaffActor, loads: readonly StaffLoad[]): string {
  if (choice.staff === 'all') return 'All parents';
  if (choice.staff === 'mine' || choice.staff === actor.staffId) return 'My parents';
  const worker = loads.find((load) => load.staffId === choice.staff);
  return worker ? `Parents of ${worker.name}` : 'Parents';
}

function Counts(props: { parts: readonly HomePart[]; referrals: ReferralPage; isManager: boolean }) {
  const waiting = props.referrals.referrals.length;
  return (
    <CardGrid>
      {[
        ...props.parts.map((part) => (
          <StatCard
            label={part.title}
            number={part.count}
            href={`#${part.id}`}
            tone={part.count === 0 ? 'quiet' : part.id === 'today' ? 'plain' : 'attention'}
          />
        )),
        <StatCard
          label="Referrals waiting"
          number={props.referrals.more ? `${waiting}+` : waiting}
          detail={props.isManager ? 'To decide' : 'Asked for more'}
          href="#waiting"
          tone={waiting === 0 ? 'quiet' : 'attention'}
        />,
      ]}
    </CardGrid>
  );
}

function NobodyHere({ shown: { choice, usual } }: { shown: ShownCaseload }) {
  const isNarrowed = choice.text !== '' || choice.show !== 'all' || choice.programme !== '';
  if (isNarrowed) {
    const all: HomeChoice = { ...choice, text: '', show: 'all', programme: '', page: 1 };
    return (
      <EmptyState
        title="Nobody matches what you chose"
        action={{ href: homeHref(all, usual), text: 'Show everybody' }}
      />
    );
  }
  const all = { ...choice, staff: 'all' };
  return (
    <EmptyState
      title="No parents here yet"
      text="A parent appears here once her work has started and a worker is allocated."
      action={
        choice.staff === 'all'
          ? { href: '/referrals', text: 'See the referrals' }
          : { href: homeHref(all, usual), text: 'See all parents' }
      }
    />
  );
}

/** Where everybody arrives after signing in. */
export const homePage = page({ method: 'get', path: '/', permission: 'public', handle: openHome });

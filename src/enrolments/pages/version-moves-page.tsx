import {
  fault,
  formFaults,
  html,
  type Page,
  type PageAnswer,
  type PageRequest,
  page,
  redirect,
} from '../../doors/index.ts';
import type { FieldFault } from '../../foundation/fault.ts';
import { Form } from '../../interface/forms/index.ts';
import { Button, ErrorSummary, InsetText } from '../../interface/govuk/index.ts';
import { EmptyState } from '../../interface/layout/index.ts';
import { moveToVersion, previewVersionMoves, type VersionMoves } from '../move-versions.ts';
import { movesInWords, VersionMovesTables } from './version-moves-tables.tsx';

const PATH = '/programmes/:programme/versions/:version/moves';

function asked({ params }: PageRequest) {
  return { programme: params.programme ?? '', version: Number(params.version) };
}

async function showMoves(request: PageRequest, faults: readonly FieldFault[] = []): Promise<PageAnswer> {
  const found = await request.ask(previewVersionMoves, asked(request));
  if (!found.ok)
    return fault(found.error.kind === 'invalid' ? { kind: 'not_found', what: 'version' } : found.error);
  const { title, version, programme } = found.value;
  return html({
    current: '/programmes',
    back: { href: `/programmes/${programme}`, text: title },
    title: `Move open cases to version ${version}: ${title}`,
    ...(faults.length > 0 && { status: 409 as const, faults }),
    body: <Moves request={request} plan={found.value} faults={faults} />,
  });
}

interface Props {
  readonly request: PageRequest;
  readonly plan: VersionMoves;
  readonly faults: readonly FieldFault[];
}

function Moves({ request, plan, faults }: Props) {
  const { title, version, moves, groups, referrals } = plan;
  return (
    <>
      {faults.length > 0 && <ErrorSummary errors={faults.map(({ message }) => ({ text: message }))} />}
      <span class="govuk-caption-l">{title}</span>
      <h1 class="govuk-heading-l">Move open cases to version {version}</h1>
      {groups.length === 0 && referrals.groups.length === 0 ? (
        <EmptyState
          title="Nobody to move"
          text="Every open case and every undecided referral that you may see is under this version already."
        />
      ) : (
        <VersionMovesTables moves={plan} />
      )}
      <InsetText>
        Work that has ended and referrals that were decided on keep their version. Records that are restricted
        to others are not counted here and do not move.
      </InsetText>
      {moves + referrals.moves > 0 && (
        <Form action={request.path} idempotencyKey={request.formKey}>
          <input type="hidden" name="expected" value={String(moves)} />
          <input type="hidden" name="expectedReferrals" value={String(referrals.moves)} />
          <Button preventDoubleClick>{`Move ${movesInWords(plan)}`}</Button>
        </Form>
      )}
    </>
  );
}

async function applyMoves(request: PageRequest): Promise<PageAnswer> {
  const done = await request.run(moveToVersion, {
    ...asked(request),
    expected: Number(request.form.expected),
    expectedReferrals: Number(request.form.expectedReferrals ?? 0),
  });
  if (done.ok) {
    const { moves, referrals } = done.value;
    const was = moves + referrals.moves === 1 ? 'was' : 'were';
    return redirect(request.path, `${movesInWords(done.value)} ${was} moved.`);
  }
  const found = formFaults(done.error);
  return found ? showMoves(request, found.faults) : fault(done.error);
}

/** Where an administrator looks at how open cases and undecided referrals would move to a version, and moves them. */
export const versionMovesPages: readonly Page[] = [
  page({
    method: 'get',
    path: PATH,
    permission: 'programme:publish',
    handle: (request) => showMoves(request),
  }),
  page({ method: 'post', path: PATH, permission: 'programme:publish', handle: applyMoves }),
];

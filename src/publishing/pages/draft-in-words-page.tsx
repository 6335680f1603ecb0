import { fault, formFaults, type PageRequest, page, redirect } from '../../doors/index.ts';
import { Form } from '../../interface/forms/index.ts';
import { Button, InsetText } from '../../interface/govuk/index.ts';
import { describeDraft } from '../describe-draft.ts';
import { getProgrammeDraft } from '../get-drafts.ts';
import { discardProgrammeDraft } from '../save-draft.ts';
import { Described, drawnRoads } from './described.tsx';
import { draftPage, noSuchDraft } from './draft-frame.tsx';

/** Said on every page that needs a draft without faults. */
export function HasFaults({ id }: { id: string }) {
  return (
    <InsetText>
      <p class="govuk-body">
        This draft has faults.{' '}
        <a class="govuk-link" href={`/programme-drafts/${id}`}>
          Put them right first
        </a>
        .
      </p>
    </InsetText>
  );
}

const describedPage = page({
  method: 'get',
  path: '/programme-drafts/:draft/described',
  permission: 'programme:publish',
  async handle(request: PageRequest) {
    const found = await request.ask(describeDraft, { id: request.params.draft ?? '' });
    if (!found.ok) return noSuchDraft(found.error);
    const { id, title, sections, roads } = found.value;
    return draftPage({
      request,
      draft: { id, title },
      path: '/described',
      title: 'In words',
      body: roads ? <Described sections={sections} road={await drawnRoads(roads)} /> : <HasFaults id={id} />,
    });
  },
});

const askDiscard = page({
  method: 'get',
  path: '/programme-drafts/:draft/discard',
  permission: 'programme:publish',
  async handle(request) {
    const found = await request.ask(getProgrammeDraft, { id: request.params.draft ?? '' });
    return found.ok ? showDiscard(request, found.value) : noSuchDraft(found.error);
  },
});

function showDiscard(
  request: PageRequest,
  draft: { readonly id: string; readonly title: string; readonly version: number },
  refusal?: ReturnType<typeof formFaults>,
) {
  return draftPage({
    request,
    draft,
    path: '/discard',
    title: 'Throw this draft away',
    ...(refusal && { status: refusal.status, faults: refusal.faults }),
    body: (
      <Form
        action={`/programme-drafts/${draft.id}/discard`}
        idempotencyKey={request.formKey}
        version={draft.version}
      >
        <p class="govuk-body">It goes from the list of drafts. Nothing that was published changes.</p>
        <Button variant="warning" preventDoubleClick>
          Throw it away
        </Button>
      </Form>
    ),
  });
}

const discard = page({
  method: 'post',
  path: '/programme-drafts/:draft/discard',
  permission: 'programme:publish',
  async handle(request) {
    const id = request.params.draft ?? '';
    const done = await request.run(discardProgrammeDraft, { id, version: request.seenVersion ?? 0 });
    if (done.ok) return redirect('/programmes', 'The draft was thrown away.');
    const found = await request.ask(getProgrammeDraft, { id });
    if (!found.ok) return noSuchDraft(found.error);
    const refusal = formFaults(done.error);
    return refusal ? showDiscard(request, found.value, refusal) : fault(done.error);
  },
});

/** A draft in words and drawn; and throwing it away. */
export const draftInWordsPages = [describedPage, askDiscard, discard];

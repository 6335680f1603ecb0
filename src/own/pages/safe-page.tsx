import {
  fault,
  formFaults,
  type Page,
  type PageAnswer,
  type PageRequest,
  page,
  redirect,
} from '../../doors/index.ts';
import { Form } from '../../interface/forms/index.ts';
import { Button, WarningText } from '../../interface/govuk/index.ts';
import { endOwnAccess } from '../end-access.ts';
import { ownPage, type Shown, START } from './frame.tsx';

const safePage = page({
  method: 'get',
  path: '/my/safe',
  permission: 'own:read',
  handle: async () =>
    ownPage({
      title: 'How to use these pages safely',
      back: { href: START, text: 'My pages' },
      body: (
        <>
          <ul class="govuk-list govuk-list--bullet govuk-list--spaced">
            <li>
              <strong>Exit this page</strong> stands on every page. Press it, or press the Shift key three
              times, and a page about the weather opens at once.
            </li>
            <li>
              It does not sign you out. Press <strong>Sign out</strong> when you have finished. You are signed
              out by yourself after 15 minutes, and after two hours in any case.
            </li>
            <li>
              Your browser may keep a list of the pages that you opened. Use a private window, or clear the
              list.
            </li>
            <li>Do not let the browser keep your password on a phone that somebody else uses.</li>
            <li>We never send you an email or a message about these pages.</li>
          </ul>
          <h2 class="govuk-heading-m">If somebody may know my password</h2>
          <p class="govuk-body">
            <a class="govuk-link" href="/account">
              Change it
            </a>
            . Everybody else who is signed in with your name is then signed out. You can also stop using these
            pages.
          </p>
          <p class="govuk-body">
            <a class="govuk-link" href="/my/stop">
              Stop using these pages
            </a>
          </p>
        </>
      ),
    }),
});

function showStop(request: PageRequest, shown?: Shown): PageAnswer {
  return ownPage({
    title: 'Stop using these pages',
    back: { href: '/my/safe', text: 'How to use these pages safely' },
    shown,
    body: (
      <>
        <p class="govuk-body">
          You are signed out everywhere at once, and your name and password no longer work. Nothing else
          changes: your worker goes on working with you.
        </p>
        <WarningText>To use these pages again, ask your worker for a new link.</WarningText>
        <Form action="/my/stop" idempotencyKey={request.formKey}>
          <Button variant="warning" preventDoubleClick>
            Stop now
          </Button>
        </Form>
      </>
    ),
  });
}

async function stop(request: PageRequest): Promise<PageAnswer> {
  const done = await request.run(endOwnAccess, {});
  if (done.ok) return redirect('/sign-in');
  const found = formFaults(done.error);
  return found ? showStop(request, { values: {}, ...found }) : fault(done.error);
}

/** How to use her pages safely, and how to stop. */
export const ownSafePages: readonly Page[] = [
  safePage,
  page({
    method: 'get',
    path: '/my/stop',
    permission: 'own:write',
    handle: async (request) => showStop(request),
  }),
  page({ method: 'post', path: '/my/stop', permission: 'own:write', handle: stop }),
];

import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';

/**
 * Forms marked `data-passkey` ask the device before they are sent: the server says what to ask (`data-options`), the
 * device answers, and the form goes with the answer in `response`.
 */
export function offerPasskeys(document: Document): void {
  if (!browserSupportsWebAuthn()) return;
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) offer(form);
}

function offer(form: HTMLFormElement): void {
  const place = form.querySelector<HTMLElement>('[data-passkey-button]');
  const button = place?.querySelector('button');
  const without = form.querySelector<HTMLElement>('[data-passkey-without]');
  const answer = form.querySelector<HTMLInputElement>('input[name="response"]');
  if (!place || !button || !without || !answer) return;
  place.hidden = false;
  without.hidden = true;
  form.addEventListener('submit', (event) => {
    if (answer.value !== '') return;
    event.preventDefault();
    button.disabled = true;
    ask(form)
      .then((text) => {
        answer.value = text;
        button.disabled = false;
        form.requestSubmit();
      })
      .catch((error: Error) => {
        button.disabled = false;
        sayFailed(form, error);
      });
  });
}

/** What the server says is worth telling; what a browser says of its own is not. */
class ServerFault extends Error {}

async function ask(form: HTMLFormElement): Promise<string> {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value);
  const response = await fetch(form.dataset.options ?? '', { method: 'POST', body: fields });
  const optionsJSON = await response.json();
  if (!response.ok) throw new ServerFault(String(optionsJSON.message));
  const answer =
    form.dataset.passkey === 'create'
      ? await startRegistration({ optionsJSON })
      : await startAuthentication({ optionsJSON });
  return JSON.stringify(answer);
}

function sayFailed(form: HTMLFormElement, error: Error): void {
  const place = form.querySelector<HTMLElement>('[data-passkey-failed]');
  if (!place) return;
  const text = place.querySelector('p');
  if (text && error instanceof ServerFault) text.textContent = error.message;
  place.hidden = false;
}

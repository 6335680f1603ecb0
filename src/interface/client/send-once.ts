const WAIT_MS = 10_000;

/** Lets a form be sent once: a second press while the first is under way does nothing. The server checks too. */
export function sendOnce(document: Document): void {
  const sent = new Map<HTMLFormElement, number>();
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.method !== 'post' || event.defaultPrevented) return;
    const before = sent.get(form);
    if (before !== undefined && event.timeStamp - before < WAIT_MS) event.preventDefault();
    else sent.set(form, event.timeStamp);
  });
  // A page that comes back from the browser's memory may be sent again.
  window.addEventListener('pageshow', () => sent.clear());
}

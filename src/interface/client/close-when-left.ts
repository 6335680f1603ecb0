/** Closes what hangs over the page (`data-closes`) when something else is pressed or reached, and by Escape. */
export function closeWhenLeft(page: Document): void {
  const open = () => page.querySelectorAll<HTMLDetailsElement>('details[data-closes][open]');
  const closeBut = (target: EventTarget | null) => {
    for (const details of open()) {
      if (!(target instanceof Node && details.contains(target))) details.open = false;
    }
  };
  page.addEventListener('click', ({ target }) => closeBut(target));
  page.addEventListener('focusin', ({ target }) => closeBut(target));
  page.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    for (const details of open()) {
      details.open = false;
      if (details.contains(page.activeElement)) details.querySelector('summary')?.focus();
    }
  });
}

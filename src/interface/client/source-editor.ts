/**
 * Adds to the editor of a file: numbers beside its lines, and links to a line that
 * put the cursor there.
 */
export function editSource(page: Document): void {
  for (const area of page.querySelectorAll<HTMLTextAreaElement>('textarea[data-line-numbers]')) {
    numberLines(area);
    for (const link of page.querySelectorAll<HTMLAnchorElement>('a[data-line]')) {
      // A link to another page's lines is followed.
      if (link.getAttribute('href')?.startsWith('#'))
        link.addEventListener('click', (event) => goTo(event, link, area));
    }
  }
}

function numberLines(area: HTMLTextAreaElement): void {
  const frame = document.createElement('div');
  frame.className = 'facet-source-frame';
  const numbers = document.createElement('pre');
  numbers.className = 'facet-source facet-source-numbers';
  numbers.setAttribute('aria-hidden', 'true');
  area.before(frame);
  frame.append(numbers, area);
  let shown = 0;
  const write = () => {
    const count = area.value.split('\n').length;
    if (count !== shown)
      numbers.textContent = Array.from({ length: count }, (_, index) => index + 1).join('\n');
    shown = count;
    follow();
  };
  const follow = () => {
    numbers.style.height = `${area.offsetHeight}px`;
    numbers.scrollTop = area.scrollTop;
  };
  area.addEventListener('input', write);
  area.addEventListener('scroll', follow);
  new ResizeObserver(follow).observe(area);
  write();
}

function goTo(event: Event, { dataset }: HTMLAnchorElement, area: HTMLTextAreaElement): void {
  event.preventDefault();
  const line = Number(dataset.line);
  const lines = area.value.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  const at = start + Math.min(Number(dataset.column) - 1, lines[line - 1]?.length ?? 0);
  area.focus();
  area.setSelectionRange(at, start + (lines[line - 1]?.length ?? 0));
  const height = Number.parseFloat(getComputedStyle(area).lineHeight);
  area.scrollTop = Math.max(0, (line - 5) * height);
  area.scrollIntoView({ block: 'center' });
}

/** Opens a page again in some seconds, where it says that something is under way. */
export function lookAgain(page: Document): void {
  const seconds = Number(page.querySelector<HTMLElement>('[data-look-again]')?.dataset.lookAgain);
  if (seconds > 0) setTimeout(() => window.location.reload(), seconds * 1000);
}

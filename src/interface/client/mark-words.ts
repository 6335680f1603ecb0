import { findMarkedWords, type MarkedWords, markedSentence } from '../wording/plain-words.ts';

const LIST = '/words/list.json';
/** Long enough for somebody to finish a word. */
const PAUSE_MILLISECONDS = 700;
const MOST_SHOWN = 5;

/**
 * Says beneath a text area, while a worker types, which of her words are of the trade or may be read as blame, and what could
 * stand instead. It only says: nothing is changed, and nothing is kept from being saved.
 */
export function markWords(page: Document): void {
  // Where nobody of staff is signed in there is no list, and nothing to mark.
  if (!page.body.dataset.keepAs) return;
  let list: Promise<readonly MarkedWords[]> | undefined;
  for (const area of page.querySelectorAll<HTMLTextAreaElement>('form[data-keep] textarea')) {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const place = placeBeneath(area);
    area.addEventListener('input', () => {
      clearTimeout(waiting);
      waiting = setTimeout(async () => {
        list ??= fetchList();
        const words = await list;
        say(place, findMarkedWords(area.value, words).map(markedSentence));
      }, PAUSE_MILLISECONDS);
    });
  }
}

/** Without its list nothing is marked, and writing goes on. */
async function fetchList(): Promise<readonly MarkedWords[]> {
  try {
    const answer = await fetch(LIST, { headers: { accept: 'application/json' } });
    return answer.ok ? ((await answer.json()) as MarkedWords[]) : [];
  } catch {
    return [];
  }
}

function say(place: HTMLElement, sentences: readonly string[]): void {
  const said = [...new Set(sentences)].slice(0, MOST_SHOWN);
  place.replaceChildren(
    ...said.map((sentence) => {
      const line = place.ownerDocument.createElement('p');
      line.className = 'govuk-hint facet-marked__line';
      line.textContent = sentence;
      return line;
    }),
  );
}

/** Empty and there from the beginning: a screen reader says what comes into a place that it knows, and no other. */
function placeBeneath(area: HTMLTextAreaElement): HTMLElement {
  const place = area.ownerDocument.createElement('div');
  place.className = 'facet-marked';
  place.setAttribute('aria-live', 'polite');
  area.insertAdjacentElement('afterend', place);
  return place;
}

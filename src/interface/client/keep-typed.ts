import { Drafts, dropAllDrafts } from './drafts.ts';

/**
 * Keeps what staff type into the text areas of forms marked `data-keep`, and brings it back when a page is
 * left by accident. Without somebody signed in (`data-keep-as` on the body) nothing is kept, and all goes.
 */
export function keepTyped(document: Document, path: string): void {
  const store = window.sessionStorage;
  const owner = document.body.dataset.keepAs;
  if (!owner) {
    dropAllDrafts(store);
    return;
  }
  const drafts = new Drafts(store, owner, Date.now);
  const unsaved = 'unsaved' in document.body.dataset;
  drafts.dropOthers();
  drafts.settle(path, unsaved);
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-keep]')) {
    // A page that was refused comes back with what was typed already in it.
    if (!unsaved) restore(form, drafts, path);
    form.addEventListener('input', ({ target }) => {
      if (target instanceof HTMLTextAreaElement) drafts.keep(path, target.name, target.value);
    });
    form.addEventListener('submit', () => drafts.sent(path));
  }
  const leaving = 'form[data-sign-out] button, .govuk-js-exit-this-page-button';
  for (const button of document.querySelectorAll(leaving)) {
    button.addEventListener('click', () => dropAllDrafts(store));
  }
}

function restore(form: HTMLFormElement, drafts: Drafts, path: string): void {
  const areas = [...form.querySelectorAll('textarea')].filter((area) => {
    const draft = drafts.find(path, area.name);
    if (draft === undefined || draft === area.value || area.value !== area.defaultValue) return false;
    area.value = draft;
    return true;
  });
  if (areas.length > 0) sayRestored(form, areas, () => drafts.drop(path));
}

function sayRestored(form: HTMLFormElement, areas: HTMLTextAreaElement[], drop: () => void): void {
  const template = document.querySelector<HTMLTemplateElement>('template[data-kept-notice]');
  const notice = template?.content.firstElementChild?.cloneNode(true);
  if (!(notice instanceof HTMLElement)) return;
  notice.querySelector('button')?.addEventListener('click', () => {
    drop();
    for (const area of areas) area.value = area.defaultValue;
    notice.remove();
    areas[0]?.focus();
  });
  form.prepend(notice);
}

import { fault, type PageRequest, page } from '../../doors/index.ts';
import { findGroupShown, GROUPS } from './frame.tsx';
import { peopleSearch } from './session-page.tsx';

async function addPage(request: PageRequest) {
  const found = await findGroupShown(request);
  if (!found.ok)
    return fault(found.error.kind === 'invalid' ? { kind: 'not_found', what: 'group' } : found.error);
  const { id, title } = found.value;
  return peopleSearch(request, {
    title: 'Who joins?',
    caption: title,
    lead: 'Find her among those on record.',
    back: { href: `${GROUPS}/${id}`, text: title },
    hrefOf: (personId) => `${GROUPS}/${id}/add/${personId}`,
  });
}

/** Where somebody on record is found who joins a group. */
export const addMemberPage = page({
  method: 'get',
  path: `${GROUPS}/:group/add`,
  permission: 'contact:record',
  handle: addPage,
});

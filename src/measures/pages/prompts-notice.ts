import type { HomeNotice } from '../../doors/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { listOpenPrompts } from '../list-open-prompts.ts';

/** Answers about safety that nobody has recorded talking about, before anything else on arriving. */
export const promptsNotice: HomeNotice = {
  permission: 'contact:record',
  async lines(request) {
    const found = await request.ask(listOpenPrompts, {});
    if (!found.ok) return [];
    return found.value.map(({ id, personId, name, completedOn }) => ({
      text: name,
      href: `/people/${personId}/measures/${id}`,
      detail: `form of ${formatDate(completedOn)}`,
      isSafety: true,
    }));
  },
};

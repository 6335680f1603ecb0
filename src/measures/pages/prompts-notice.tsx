import type { HomeNotice } from '../../doors/index.ts';
import { WarningText } from '../../interface/govuk/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { listOpenPrompts } from '../list-open-prompts.ts';

/** Answers about safety that nobody has recorded talking about, before anything else on arriving. */
export const promptsNotice: HomeNotice = {
  permission: 'contact:record',
  async render(request) {
    const found = await request.ask(listOpenPrompts, {});
    if (!found.ok || found.value.length === 0) return null;
    return (
      <>
        <WarningText>
          An answer on a form is about safety. Talk about it today, and record what was done.
        </WarningText>
        <ul class="govuk-list">
          {found.value.map(({ id, personId, name, completedOn }) => (
            <li>
              <a class="govuk-link" href={`/people/${personId}/measures/${id}`}>
                {name}
              </a>
              , form of {formatDate(completedOn)}
            </li>
          ))}
        </ul>
      </>
    );
  },
};

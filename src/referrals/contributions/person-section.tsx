import type { PersonSection } from '../../doors/index.ts';
import { SummaryList, Tag } from '../../interface/govuk/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { listReferralsOfPerson } from '../list-referrals-of-person.ts';
import { originWords, statusColours, statusWords } from '../words.ts';

/** A person's referrals on her own page; nothing where there are none. */
export const referralsSection: PersonSection = {
  id: 'referrals',
  title: 'Referrals',
  order: 60,
  permission: 'referral:read',
  async render(request, personId) {
    const found = await request.ask(listReferralsOfPerson, { personId });
    if (!found.ok || found.value.length === 0) return null;
    return (
      <SummaryList
        rows={found.value.map((each) => ({
          key: (
            <a class="govuk-link" href={`/referrals/${each.id}`}>
              {each.reference}
            </a>
          ),
          value: (
            <>
              {request.programmes.current(each.programmeId)?.title ?? each.programmeId},{' '}
              {formatDate(each.receivedOn)}. {originWords[each.origin]}.{' '}
              <Tag colour={statusColours[each.status]}>{statusWords[each.status]}</Tag>
            </>
          ),
        }))}
      />
    );
  },
};

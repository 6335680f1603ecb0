import type { HomeNotice } from '../../doors/index.ts';
import { NotificationBanner } from '../../interface/govuk/index.ts';
import { decisionsDue } from '../decisions-due.ts';

const counted = (count: number) => (count === 1 ? '1 referral' : `${count} referrals`);

/** The way to referrals that should have been decided, or are to be soon, for those who decide. */
export const decisionsNotice: HomeNotice = {
  permission: 'referral:decide',
  async render(request) {
    const found = await request.ask(decisionsDue, {});
    if (!found.ok) return null;
    const { overdue, soon } = found.value;
    if (overdue + soon === 0) return null;
    return (
      <NotificationBanner title="Referrals to decide">
        {overdue > 0 && (
          <p class="govuk-body">
            <a
              class="govuk-notification-banner__link"
              href="/referrals?status=overdue&sort=decide_by"
            >{`${counted(overdue)} not decided in time`}</a>
          </p>
        )}
        {soon > 0 && (
          <p class="govuk-body">
            <a
              class="govuk-notification-banner__link"
              href="/referrals?sort=decide_by"
            >{`${counted(soon)} to be decided within three days`}</a>
          </p>
        )}
      </NotificationBanner>
    );
  },
};

import { fault, page } from '../../doors/index.ts';
import { areaTitles } from '../../ecomap/index.ts';
import { EcomapChart } from '../../interface/charts/index.ts';
import { SummaryList } from '../../interface/govuk/index.ts';
import { PrintButton } from '../../interface/layout/index.ts';
import { getOwnWorld } from '../get-own-world.ts';
import { ownPage, START } from './frame.tsx';

const ANSWERS = {
  cannot_say: 'I could not say',
  will_not_say: 'I did not want to say',
  told: 'I told my worker. It is not on this page, so that nobody else finds it.',
} as const;

/** The world round her, and what she told of where she comes from. */
export const ownWorldPage = page({
  method: 'get',
  path: '/my/world',
  permission: 'own:read',
  async handle(request) {
    const found = await request.ask(getOwnWorld, {});
    if (!found.ok) return fault(found.error);
    const { connections, told } = found.value;
    return ownPage({
      title: 'My world',
      lead: 'The people, groups and places round me, and where I come from, as I told it.',
      back: { href: START, text: 'My pages' },
      body: (
        <>
          {connections.length === 0 ? (
            <p class="govuk-body">Nothing is drawn yet. You can draw it together with your worker.</p>
          ) : (
            <>
              <EcomapChart
                id="my-world"
                title="Round me"
                centre="Me"
                on={request.today}
                connections={connections}
              />
              <PrintButton />
            </>
          )}
          <h2 class="govuk-heading-m">Where I come from</h2>
          {told.length === 0 ? (
            <p class="govuk-body">You have not talked about this yet. You never have to.</p>
          ) : (
            <SummaryList
              rows={told.map(({ area, answer, words }) => ({
                key: areaTitles[area],
                value: (
                  <span class="facet-words" dir="auto">
                    {words ?? ANSWERS[answer]}
                  </span>
                ),
              }))}
            />
          )}
          <p class="govuk-body">
            What is hard is not kept on this page, so that nobody else finds it. Ask your worker to look at
            all of it with you, to change it, or to give you a copy.
          </p>
        </>
      ),
    });
  },
});

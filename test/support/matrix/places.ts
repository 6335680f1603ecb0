/**
 * What each place in the address of a page names, written by hand: a row of a table, or a plain word. A page with a place that
 * stands nowhere here is found by the page matrix, so that nobody adds an address without saying whose it is.
 */
type Place = { readonly table: string } | { readonly word: string };

const row = (table: string): Place => ({ table });
const word = (text: string): Place => ({ word: text });

/** By the name of the place, wherever it stands. */
const BY_NAME: Readonly<Record<string, Place>> = {
  tenant: word('east'),
  programme: word('diamond'),
  version: row('version'),
  number: word('1'),
  step: word('parent'),
  secret: word('a-secret-that-nobody-was-given'),
  child: row('child'),
  childId: row('child'),
  proceedings: row('proceedings'),
  proceedingsId: row('proceedings'),
  removalId: row('removal'),
  pregnancyId: row('pregnancy'),
  telling: row('telling'),
  tie: row('relationship'),
  quality: row('tie_quality'),
  household: row('household'),
  state: row('child_state'),
  connection: row('ecomap_connection'),
  told: row('culture_told'),
  consent: row('consent'),
  enrolment: row('enrolment'),
  allocation: row('allocation'),
  goal: row('goal'),
  action: row('action'),
  contact: row('contact'),
  outcome: row('outcome'),
  response: row('response'),
  provision: row('provision'),
  agreement: row('letter_agreement'),
  letter: row('letter'),
  document: row('document'),
  analysis: row('chronology_analysis'),
  correction: row('correction'),
  merge: row('person_merge'),
  grant: row('restricted_grant'),
  share: row('partner_share'),
  note: row('walled_value'),
  record: row('subject_item'),
  mark: row('subject_mark'),
  referral: row('referral'),
  staff: row('staff'),
  flag: row('directory_flag'),
  group: row('support_group'),
  session: row('group_session'),
  onward: row('onward_referral'),
  reminder: row('reminder'),
  file: row('referral_file'),
  consultation: row('consultation'),
  agreed: row('agreed_action'),
  meeting: row('meeting'),
  other: row('other'),
};

/** By the address up to the place, where its name alone does not say it. */
const BY_ADDRESS: Readonly<Record<string, Place>> = {
  '/people/:id': row('person'),
  '/people/:id/family/map/copies/:copy': row('map_copy'),
  '/people/:id/ecomap/copies/:copy': row('picture_copy'),
  '/people/:id/culturagram/copies/:copy': row('picture_copy'),
  '/people/:id/culturagram/areas/:area': word('language'),
  '/people/:id/court/pre-proceedings/:entry': row('pre_proceedings'),
  '/people/:id/court/reports/:entry': row('court_report'),
  '/people/:id/court/:proceedings/applications/:entry': row('court_application'),
  '/people/:id/court/:proceedings/hearings/:entry': row('hearing'),
  '/people/:id/court/:proceedings/orders/:entry': row('court_order'),
  '/people/:id/safety/risks/:entry': row('safety_risk'),
  '/people/:id/safety/incidents/:entry': row('safety_incident'),
  '/people/:id/safety/needs/:entry': row('communication_need'),
  '/people/:id/chronology/entries/:entry': row('chronology_entry'),
  '/people/:id/programme/consent/:programme/:kind': word('join'),
  '/people/:id/programme/members/:member': row('enrolment_member'),
  '/groups/:group/members/:member': row('group_member'),
  '/groups/:group/add/:person': row('person'),
  '/people/:id/due/:enrolment/:item': word('start'),
  '/possible-pairs/:id': row('possible_pair'),
  '/partner/people/:id': row('person'),
  '/referrals/:id': row('referral'),
  '/emergency/:id': row('glass_break'),
  '/rights/requests/:id': row('subject_request'),
  '/rights/requests/:id/records/:item': row('subject_item'),
  '/rights/retention/:id': row('retention_review'),
  '/rights/retention/certificates/:id': row('destruction'),
  '/rights/retention/schedule/:kind': word('case'),
  '/meetings/:meeting/items/:item': row('meeting_item'),
  '/my/plan/goals/:id': row('goal'),
  '/my/plan/steps/:id': row('action'),
  '/my/agreed/:id': row('consent'),
  '/my/services/:id': row('onward_referral'),
  '/my/groups/:id': row('support_group'),
  '/directory/:id': row('directory_service'),
  '/figures/:programme/:figure': word('referrals_received'),
  '/audit/checkpoints/:number': word('1'),
  '/background/:id': row('job'),
  '/calendar/feed/:id': row('calendar_feed'),
  '/teams/:id': row('team'),
  '/teams/:id/members/:member': row('team_membership'),
  '/partner-organisations/:id': row('partner_organisation'),
  '/partner-workers/:id': row('partner_worker'),
  '/staff/:id': row('staff'),
  '/sign-ins-given/:id': row('sign_in_grant'),
  '/programme-drafts/:draft': row('programme_draft'),
  '/refer/:draft': row('referral_draft'),
  '/t/:tenant/refer/:draft': row('referral_draft'),
  '/t/:tenant/consult/:programme/:offer': word('thursdays'),
  // Each way in has an address of its own, which is nobody's until somebody asks under it.
  '/t/:tenant/consult/:programme/:offer/:consultation': word('01900000-0000-7000-8000-00000000dead'),
};

/** The places of an address, each with what it names; undefined where nobody said. */
export function placesIn(path: string): { readonly at: string; readonly names: Place | undefined }[] {
  const plain = path.replace(/\{[^}]*\}/g, '');
  return [...plain.matchAll(/:(\w+)/g)].map(({ 0: whole, 1: name = '', index }) => {
    const at = plain.slice(0, index + whole.length);
    return { at, names: BY_ADDRESS[at] ?? BY_NAME[name] };
  });
}

/** The tables that the places of an address name rows of. */
export const tablesIn = (path: string): readonly string[] =>
  placesIn(path).flatMap(({ names }) => (names && 'table' in names ? [names.table] : []));

/** The address with a row, or a word, in each of its places. */
export function filled(path: string, rowOf: (table: string) => string): string {
  let rest = path.replace(/\{[^}]*\}/g, '');
  for (const { at, names } of placesIn(path).reverse()) {
    if (!names) throw new Error(`nobody said what ${at} names`);
    const value = 'table' in names ? rowOf(names.table) : names.word;
    rest = `${at.slice(0, at.lastIndexOf(':'))}${value}${rest.slice(at.length)}`;
  }
  return rest;
}

const limitIsSaid = 'Facet says every limit in the page itself, so that it is known without script';

/** Fixtures whose options Facet does not offer, each with its reason. */
export const notOffered: readonly { component: string; fixture: string; reason: string }[] = [
  { component: 'character-count', fixture: 'to configure in JavaScript', reason: limitIsSaid },
  {
    component: 'character-count',
    fixture: 'with neither maxlength nor maxwords set',
    reason: limitIsSaid,
  },
  {
    component: 'character-count',
    fixture: 'with neither maxlength, maxwords nor textarea description set',
    reason: limitIsSaid,
  },
  {
    component: 'file-upload',
    fixture: 'with value',
    reason: 'No browser lets a page choose a file for somebody; the official macro ignores it too',
  },
  {
    component: 'notification-banner',
    fixture: 'with invalid type',
    reason: 'The type is checked when the page is compiled, so there is no unknown one to fall back from',
  },
];

/** Components that Facet does not offer, each with its reason. */
export const componentsNotOffered: Readonly<Record<string, string>> = {
  'cookie-banner': 'Facet sets no cookie that needs consent',
  feedback: 'It asks for opinions of a page on GOV.UK, which Facet is not',
  footer: 'The crown and the copyright of GOV.UK are for gov.uk alone',
  'generic-header': 'Facet has a header of its own',
  header: 'The crown and the GOV.UK logo are for gov.uk alone',
};

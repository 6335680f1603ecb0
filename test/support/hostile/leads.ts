import { elementsOf } from './page-forms.ts';

const OWN = 'https://facet.example.org';
/** Addresses that lead to somebody else’s place, as some program may read them. */
export const ELSEWHERE = [
  'https://evil.example/',
  '//evil.example/',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  'https:evil.example',
  'javascript:alert(1)//evil.example',
  'data:text/html,evil.example',
  '//evil.example%2f@facet.example.org',
  'https://facet.example.org@evil.example/',
  'https://facet.example.org.evil.example/',
  '%2F%2Fevil.example',
  '/%09/evil.example',
  '/.//evil.example',
  '//facet.example.org@evil.example',
] as const;
/** Names under which programs are told where to go on. */
export const PLACE_NAMES = [
  'next',
  'back',
  'to',
  'from',
  'return',
  'returnTo',
  'return_to',
  'url',
  'redirect',
  'continue',
  'place',
];

/** True for an address that a browser on Facet’s pages would leave them for. */
export const leadsAway = (address: string) => URL.parse(address, OWN)?.origin !== OWN;

/** Where an answer would send a browser: its header, and every address in the page. */
export async function leadsOf(response: Response): Promise<string[]> {
  const to = response.headers.get('location');
  const type = response.headers.get('content-type') ?? '';
  const addresses = type.includes('html')
    ? elementsOf(await response.text()).flatMap(({ attrs }) =>
        attrs.filter(({ name }) => /^(href|src|action|formaction)$/.test(name)).map(({ value }) => value),
      )
    : [];
  return [...(to === null ? [] : [to]), ...addresses, response.headers.get('refresh') ?? '/'];
}

// "Exit this page" is meant to lead away, and only there.
const EXIT = 'https://www.bbc.co.uk/weather';
/** Those of the addresses that lead away. */
export const away = (leads: readonly string[]) => leads.filter((lead) => lead !== EXIT && leadsAway(lead));

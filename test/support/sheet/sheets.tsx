import type { Child } from 'hono/jsx';
import type { Assets } from '../../../src/interface/assets.ts';
import { Page, type PageProps } from '../../../src/interface/layout/index.ts';
import { EvidenceSheet, FiguresSheet, JourneySheet } from './figures-sheet.tsx';
import { FormSheet, ListSheet, PublicSheet } from './form-sheets.tsx';
import { HomeSheet, PersonSheet } from './parent-sheets.tsx';

/** One sample page of the interface, with made-up people. */
export interface Sheet {
  readonly name: string;
  readonly html: string;
}

const navigation = [
  { href: '#home', text: 'Home' },
  { href: '#referrals', text: 'Referrals', count: 3 },
  { href: '#people', text: 'People' },
  { href: '#figures', text: 'Figures' },
];

function sheet(
  name: string,
  assets: Assets,
  props: Omit<PageProps, 'assets' | 'nonce'>,
  children: Child,
): Sheet {
  const page = (
    <Page
      nonce="sheet"
      assets={assets}
      tenant="Riverside Council"
      demonstration
      version="0.1.0"
      navigation={navigation.map((item) => ({ ...item, current: item.text === props.title }))}
      actor={{ name: 'Amina Yusuf', role: 'practitioner', keepAs: 'a1' }}
      signOut={{ action: '#sign-out' }}
      {...props}
    >
      {children}
    </Page>
  );
  return { name, html: String(page) };
}

/** Every sample page, drawn with the built stylesheet and script. */
export function sheets(assets: Assets): Sheet[] {
  return [
    sheet(
      'home',
      assets,
      {
        title: 'Home',
        notification: {
          kind: 'success',
          text: 'Contact recorded.',
          link: { href: '#undo', text: 'Record another' },
        },
      },
      <HomeSheet />,
    ),
    sheet('figures', assets, { title: 'Figures' }, <FiguresSheet />),
    sheet('evidence', assets, { title: 'Evidence' }, <EvidenceSheet />),
    sheet('journey', assets, { title: 'People', wide: true }, <JourneySheet />),
    sheet('person', assets, { title: 'People', wide: true }, <PersonSheet />),
    sheet('list', assets, { title: 'Referrals', wide: true }, <ListSheet />),
    sheet('form', assets, { title: 'Record a contact', back: { href: '#back' }, faults: [1] }, <FormSheet />),
    sheet(
      'public',
      assets,
      {
        title: 'Ask for help',
        actor: undefined,
        navigation: [],
        exitThisPage: 'https://www.bbc.co.uk/weather',
      },
      <PublicSheet />,
    ),
  ];
}

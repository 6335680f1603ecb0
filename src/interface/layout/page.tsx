import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { Assets } from '../assets.ts';
import { InReaderWords, type ReaderWords, ReadIn, SkipLink } from '../govuk/index.ts';
import { directionOf, frameWords, say } from '../wording/index.ts';
import { DemonstrationBanner, Notification, type NotificationText } from './banners.tsx';
import { Footer, type FooterLinks } from './footer.tsx';
import { type Actor, Header, type SignOut } from './header.tsx';
import { Exit, WayBack } from './leaving.tsx';
import { MainNavigation, type MainNavigationItem } from './main-navigation.tsx';

/** The language that a page is read in, and its title in it where that is not among the sentences known. */
export interface PageReader extends ReaderWords {
  readonly title?: string | undefined;
}

/** What a page needs besides its content. */
export interface PageProps {
  /** What the page is, without the service's name: the title adds that, and “Error:” when there are faults. */
  readonly title: string;
  readonly lang?: string | undefined;
  /** What the frame says where the page is read in another language; the page's parts mark their own. */
  readonly readIn?: PageReader | undefined;
  /** The request's Content-Security-Policy nonce, for the one inline script. */
  readonly nonce: string;
  readonly assets: Assets;
  readonly home?: string | undefined;
  readonly tenant?: string | undefined;
  readonly actor?: Actor | undefined;
  readonly signOut?: SignOut | undefined;
  readonly navigation?: readonly MainNavigationItem[] | undefined;
  /** True where only made-up people are on record. */
  readonly demonstration?: boolean | undefined;
  /** The harmless page that “Exit this page” goes to; given on pages that may be seen under somebody's control. */
  readonly exitThisPage?: string | undefined;
  readonly back?: { readonly href: string; readonly text?: string | undefined } | undefined;
  readonly notification?: NotificationText | undefined;
  readonly faults?: readonly unknown[] | undefined;
  /** True on a page that says something could not be saved, so that what was typed is kept; faults imply it. */
  readonly unsaved?: boolean | undefined;
  /** True for tables and charts that want the room of a wide screen. */
  readonly wide?: boolean | undefined;
  readonly footer?: FooterLinks | undefined;
  readonly version?: string | undefined;
  readonly children?: Child;
}

const FOOTER: FooterLinks = { help: '/help', privacy: '/privacy', accessibility: '/accessibility' };

// Marks that scripts run, before anything is drawn, so that nothing jumps. The only inline script of any page.
const MARK_SCRIPTS_RUN =
  "document.body.className+=' js-enabled'+('noModule' in HTMLScriptElement.prototype?' govuk-frontend-supported':'');";

/** A whole HTML document round one page's content. */
export function Page(props: PageProps) {
  const { title, assets, nonce, readIn } = props;
  const faulty = (props.faults?.length ?? 0) > 0;
  return (
    <>
      {raw('<!DOCTYPE html>')}
      <html lang={props.lang ?? 'en'} class="govuk-template">
        <head>
          <meta charset="utf-8" />
          <Title title={title} readIn={readIn} faulty={faulty} />
          <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
          <meta name="theme-color" content="#0b3a43" />
          <meta name="robots" content="noindex" />
          <link rel="icon" href={assets.icon} type="image/svg+xml" />
          <link rel="stylesheet" href={assets.css} />
        </head>
        <body
          class={props.wide ? 'govuk-template__body facet-wide' : 'govuk-template__body'}
          data-keep-as={props.actor?.keepAs}
          data-unsaved={faulty || props.unsaved ? '' : undefined}
        >
          <script nonce={nonce}>{raw(MARK_SCRIPTS_RUN)}</script>
          <ReadIn value={readIn}>
            <SkipLink href="#main-content">
              <InReaderWords>{say('service.skip')}</InReaderWords>
            </SkipLink>
            <Top {...props} />
            <Body {...props} />
            <footer class="govuk-template__footer">
              <Footer links={props.footer ?? FOOTER} version={props.version} />
            </footer>
          </ReadIn>
          {props.actor?.keepAs && <KeptNotice />}
          <script type="module" src={assets.js}></script>
        </body>
      </html>
    </>
  );
}

function Top({ home, tenant, actor, signOut, navigation, demonstration }: PageProps) {
  return (
    <header class="govuk-template__header">
      <Header home={home ?? '/'} tenant={tenant} actor={actor} signOut={signOut} />
      {navigation && navigation.length > 0 && <MainNavigation items={navigation} />}
      {demonstration && <DemonstrationBanner />}
    </header>
  );
}

function Body({ exitThisPage, back, notification, children }: PageProps) {
  return (
    <div class="facet-body">
      <div class="govuk-width-container">
        {back && <WayBack {...back} />}
        <main class="govuk-main-wrapper" id="main-content">
          {exitThisPage && <Exit to={exitThisPage} />}
          {notification && <Notification {...notification} />}
          {children}
        </main>
      </div>
    </div>
  );
}

/** What the tab and the bookmark say, in the reader's language where it is known. */
function Title({ title, readIn, faulty }: Pick<PageProps, 'title' | 'readIn'> & { faulty: boolean }) {
  const own = readIn?.title ?? readIn?.said(title);
  const full = say('service.title', { title: own ?? title });
  if (!readIn || own === undefined)
    return <title>{faulty ? say('service.errorTitle', { title: full }) : full}</title>;
  const wrong = readIn.said(frameWords.errorTitle) ?? frameWords.errorTitle;
  return (
    <title lang={readIn.language} dir={directionOf(readIn.language)}>
      {faulty ? wrong.replace('{title}', () => full) : full}
    </title>
  );
}

/** What the script shows above a form when it has brought back typed text. */
function KeptNotice() {
  return (
    <template data-kept-notice="">
      <div class="govuk-inset-text" role="status">
        {say('keep.restored')}{' '}
        <button type="button" class="facet-link-button">
          {say('keep.discard')}
        </button>
      </div>
    </template>
  );
}

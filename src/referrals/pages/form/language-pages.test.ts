import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../../test/support/app.ts';
import { house } from '../../../app/rooms.ts';
import { rootFolder } from '../../../foundation/root.ts';
import { checkProgramme } from '../../../programme/index.ts';
import { getReferral } from '../../index.ts';

/* The form in another language, as a visitor without scripts or cookies reads and sends it. */

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({ today: '2024-06-03' });
  const file = join(rootFolder, 'test/programmes/files/everything.yaml');
  const { programme } = checkProgramme(readFileSync(file, 'utf8'), file, house);
  if (!programme) throw new Error('everything.yaml has faults');
  app.publish(programme);
});
afterAll(() => app.close());

type Sent = Record<string, string | readonly string[]>;

const text = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const shown = async (path: string) => (await app.get(path, 'nobody')).text();
const inArabic = (words: string) => `<span lang="ar" dir="rtl">${words}</span>`;
const inBengali = (words: string) => `<span lang="bn" dir="ltr">${words}</span>`;

/** The addresses of this page in its other languages, by their codes. */
function languagesIn(html: string): Record<string, string> {
  const links = html.matchAll(
    /<a class="govuk-language-navigation__link" href="([^"]+)"[^>]* lang="([\w-]+)"/g,
  );
  return Object.fromEntries(Array.from(links, ([, href = '', language = '']) => [language, href]));
}

async function send(path: string, form: Sent): Promise<Response> {
  const version = /name="_version" value="(\d+)"/.exec(await shown(path))?.[1] ?? '';
  return app.post(path, { _version: version, ...form }, 'nobody');
}

async function done(path: string, form: Sent): Promise<string> {
  const response = await send(path, form);
  expect(response.status, text(await response.clone().text())).toBe(303);
  return new URL(response.headers.get('location') ?? '', 'https://x').pathname;
}

async function begin(language: string, programme = 'everything', way = 'self'): Promise<string> {
  const start = await shown(`/t/east/refer/${way}?language=${language}`);
  const action = /action="([^"]+\/begin)"/.exec(start)?.[1] ?? '';
  await done(action, { origin: way, programme });
  return action.replace(/\/begin$/, '');
}

describe('a form in another language', () => {
  it('is chosen on the start page, which says what the service is in it', async () => {
    const english = await shown('/t/east/refer/self');
    expect(Object.keys(languagesIn(english))).toEqual(['bn', 'ar']);
    const arabic = await shown(languagesIn(english).ar ?? '');
    expect(arabic).toContain(inArabic('بدايات ريفرسايد'));
    expect(arabic).toMatch(/aria-current="true" lang="ar" dir="rtl"/);
    expect(languagesIn(arabic).en).toBe('/t/east/refer/self');
  });

  it('stays chosen from page to page, and the answers are kept under the names of the questions', async () => {
    const base = await begin('ar');
    expect(base).toMatch(/\.ar$/);
    expect(await done(`${base}/name`, { 'parent[givenName]': 'Nell' })).toContain(`${base}/`);
    await done(`${base}/contact`, { 'parent[email]': 'nell@example.org' });
    const questions = await shown(`${base}/questions-1`);
    // Laid out from the right, which English and Bengali are not.
    expect(questions).toMatch(/<div class="govuk-grid-row" dir="rtl">/);
    expect(await shown(`${base.replace(/ar$/, 'bn')}/questions-1`)).not.toContain('facet-from-right');
    for (const words of ['بماذا نناديك؟', 'أين تسكنين؟', 'مع آخرين', 'أفضل ما يكون بضع كلمات من عندك.']) {
      expect(questions).toContain(inArabic(words));
    }
    expect(questions).toContain('How many rooms do you have?');
    expect(questions).toContain(`action="${base}/questions-1"`);
    await done(`${base}/questions-1`, { 'answers[housing]': 'shared', 'answers[hopes]': 'سنة هادئة' });
    await done(`${base}/questions-2`, { 'answers[helpers_now][]': ['gp', 'midwife'] });
    expect(await done(`${base}/group-adults`, { more: 'yes' })).toBe(`${base}/group-adults/1`);
    expect(await shown(`${base}/group-adults/1`)).toContain(inArabic('الاسم'));
    await done(`${base}/group-adults/1`, { 'item[name]': 'Sam Reed', 'item[helps]': 'no' });
    const check = await shown(`${base}/check`);
    for (const words of ['مع آخرين', 'الطبيب', 'القابلة', 'من يسكن معك أيضًا؟']) {
      expect(check).toContain(inArabic(words));
    }
    expect(check).toContain(`href="${base}/questions-1?back=check"`);
    expect(await shown(`${base}/saved`)).toContain(`${base}"`);
    await done(`${base}/check`, {});
    const [, , , , id = ''] = base.split('/');
    const { answers } = await app.answer(getReferral, { id });
    expect(answers.answers).toMatchObject({
      housing: 'shared',
      helpers_now: ['gp', 'midwife'],
      hopes: 'سنة هادئة',
    });
    const read = text(await (await app.get(`/referrals/${id}/answers`)).text());
    for (const words of ['Where does she live?', 'With others', 'GP', 'سنة هادئة'])
      expect(read).toContain(words);
    expect(read).not.toContain('أين تسكنين؟');
  });

  it('says Facet’s own words as the programme’s file has them, and the others in English, unmarked', async () => {
    expect(await shown('/t/east/refer/self?language=bn')).toContain(inBengali('সহায়তা চান'));
    const base = await begin('bn');
    const tasks = await shown(base);
    expect(tasks).toMatch(/<span lang="bn" dir="ltr">\d+টির মধ্যে 0টি শেষ। [^<{]*২০২৪ পর্যন্ত রাখা হয়।<\/span>/);
    expect(tasks).toContain(inBengali('আপনার সম্পর্কে'));
    const name = await shown(`${base}/name`);
    for (const words of ['আপনার সম্পর্কে', 'আপনার নাম', 'সংরক্ষণ করে এগিয়ে যান', 'ঐচ্ছিক', 'দিন'])
      expect(name).toContain(inBengali(words));
    for (const words of ['Your last name', 'Month', 'Another name that you use'])
      expect(name).toContain(words);
    expect(name).not.toMatch(/<span[^>]*>(Your last name|Month)/);
    expect(await shown(`${base}/check`)).toContain(inBengali('উত্তর নেই'));
    const list = text(await shown(`${base}/group-adults/1`));
    expect(list).toContain('যোগ করুন: প্রাপ্তবয়স্ক');
    const partner = await begin('bn', 'everything', 'partner');
    expect(await shown(`${partner}/name`)).not.toContain('আপনার নাম');
  });

  it('can be changed on any page, to another language and to English, and loses no answer', async () => {
    const base = await begin('ar');
    await done(`${base}/questions-1`, { 'answers[name_used]': 'Nell' });
    const links = languagesIn(await shown(`${base}/questions-1?back=check`));
    expect(Object.keys(links)).toEqual(['en', 'bn']);
    const bengali = await shown(links.bn ?? '');
    expect(bengali).toContain(inBengali('আপনাকে কী নামে ডাকব?'));
    expect(bengali).toContain('value="Nell"');
    expect(bengali).toContain('questions-1?back=check"');
    const english = await shown(links.en ?? '');
    expect(english).toContain('What should we call you?');
    expect(english).not.toContain('dir="rtl">بماذا');
    expect(english).toContain('value="Nell"');
  });

  it('says what is wrong beside the question in that language, and keeps what was typed', async () => {
    const base = await begin('bn');
    const response = await send(`${base}/questions-1`, {
      'answers[rooms]': '21',
      'answers[hopes]': 'শান্ত বছর',
    });
    expect(response.status).toBe(422);
    const page = await response.text();
    expect(page).toContain('<title lang="bn" dir="ltr">ভুল: আরও কয়েকটি প্রশ্ন (1 / 2) – Facet</title>');
    expect(page).toContain(inBengali('একটি সমস্যা আছে'));
    // The summary links to the field; beside the field it stands once more, with what is read out before it.
    expect(page).toContain(`href="#answers-rooms">${inBengali('এটি 20 বা তার কম হতে হবে')}</a>`);
    expect(page).toContain(`${inBengali('ভুল')}:</span> ${inBengali('এটি 20 বা তার কম হতে হবে')}`);
    expect(page).not.toContain('This must be');
    expect(page).toContain(inBengali('আপনি কী আশা করেন?'));
    expect(page).toContain('শান্ত বছর');
  });

  it('frames the page in it: past the header, back, out at once, help, and how much can be written', async () => {
    const base = await begin('ar');
    const arabic = await shown(`${base}/questions-1`);
    for (const words of ['انتقل إلى المحتوى', 'رجوع', 'طوارئ', 'غادر هذه الصفحة', 'مساعدة', 'الخصوصية'])
      expect(arabic).toContain(inArabic(words));
    expect(arabic).toContain('<title lang="ar" dir="rtl">بعض الأسئلة الأخرى (1 من 2) – Facet</title>');
    const bengali = await shown(languagesIn(arabic).bn ?? '');
    expect(bengali).toContain(inBengali('আপনি 5000টি পর্যন্ত অক্ষর লিখতে পারেন'));
    expect(bengali).toContain('data-i18n.characters-under-limit.other="আর %{count}টি অক্ষর বাকি"');
    expect(bengali).toContain('<nav aria-label="ফেরার পথ" lang="bn">');
    const english = await shown(languagesIn(arabic).en ?? '');
    expect(english).toContain('<title>A few more questions (1 of 2) – Facet</title>');
    expect(english).toContain('>Skip to main content</a>');
  });

  it('asks a professional in her words: what is translated for the parent alone stays in English', async () => {
    const base = await begin('bn', 'everything', 'partner');
    const page = await shown(`${base}/questions-1`);
    expect(page).toContain(inBengali('তাঁকে কী নামে ডাকব?'));
    expect(page).toContain('What does she hope for?');
    expect(page).not.toContain('আপনি কী আশা করেন?');
  });

  it('is in English where the language is not offered, and offers none where nothing is translated', async () => {
    const base = await begin('ar');
    const unknown = base.replace(/\.ar$/, '.zz');
    const page = await shown(`${unknown}/questions-1`);
    expect(page).toContain('What should we call you?');
    expect(page).toContain(`action="${unknown}/questions-1"`);
    expect((await app.get(`${base.replace(/[^/]{4}\.ar$/, 'none')}/name`, 'nobody')).status).toBe(404);
    const diamond = await begin('ar', 'diamond');
    expect(await shown(`${diamond}/name`)).not.toContain('govuk-language-navigation');
    const worker = await (await app.get('/refer')).text();
    expect(worker).not.toContain('govuk-language-navigation');
  });
});

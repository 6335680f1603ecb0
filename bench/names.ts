import { foldName, soundWords } from '../src/people/index.ts';

/** One name as it is written, as it is kept for searching, and its words as they are said. */
export interface GeneratedName {
  readonly written: string;
  readonly folded: string;
  readonly words: readonly string[];
}

const GIVEN = `Amina Fatima Shabnam Nasrin Rokeya Salma Taslima Jahanara Farhana Sultana Ayesha Khadija Zainab Hafsa Maryam
  Mohammed Ahmed Yusuf Ibrahim Abdul Karim Rashid Hasan Hussain Amira Leila Samira Nadia Yasmin Rania Huda Halima Sagal Hodan
  Ifrah Fadumo Abdi Farah Chloe Sophie Emma Kayleigh Jade Shannon Leanne Kelly Stacey Gemma Natasha Rebecca Hannah Abigail
  Grace Precious Blessing Comfort Ngozi Chidinma Adaeze Funmilayo Oluwaseun Temitope Folake Adwoa Akosua Esi Kwame Kofi
  Katarzyna Agnieszka Małgorzata Zofia Ewa Wojciech Ioana Andreea Mihaela Ștefania Daniela Svetlana Oksana Natalia Ludmila
  Maria Ana João Conceição Inês Luisa Carmen Rosa Guadalupe Xiomara Valentina Camila Thanh Linh Nguyệt Hương Mei Xiuying Li
  Wei Yan Siew Jin Soo-jin Min-ji Priya Lakshmi Anjali Kavitha Deepa Meera Gurpreet Harjinder Simran Jaswinder Manpreet
  Siobhan Aoife Niamh Róisín Caoimhe Bronagh Catriona Mairead Elin Angharad Rhiannon Dilys Ayşe Zeynep Gül Büşra Elif Şule
  শবনম আমিনা রহিমা فاطمة محمد عائشة زينب Елена Ольга Ирина Ελένη Μαρία 李娜 王芳 김지민 ਗੁਰਪ੍ਰੀਤ பிரியா`;

const FAMILY = `Khatun Begum Akhtar Miah Uddin Chowdhury Rahman Islam Hossain Ali Khan Malik Sheikh Siddiqui Qureshi Mahmood
  Hassan Osman Warsame Jama Abdullahi Mohamud Nur Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright
  Thompson Evans Walker White Roberts Green Hall Wood Harris Martin Jackson Clarke Okafor Okonkwo Adeyemi Adebayo Balogun
  Eze Nwosu Mensah Owusu Boateng Asante Kamara Sesay Koroma Kowalska Nowak Wiśniewska Wójcik Kowalczyk Zielińska Popescu
  Ionescu Dumitru Stoica Ivanova Petrova Shevchenko Kovalenko Silva Santos Ferreira Oliveira Gonçalves García Rodríguez
  Hernández Martínez Nguyễn Trần Phạm Huỳnh Chen Wang Zhang Huang Wong Cheung Kim Park Choi Patel Shah Singh Kaur Gill
  Sandhu Sharma Nair Menon Pillai O’Brien Murphy Kelly Byrne Ryan Gallagher Doherty MacDonald Campbell Yılmaz Kaya Demir
  Öztürk Şahin খাতুন বেগম حسن علي Иванова Παπαδοπούλου 陈 박 ਕੌਰ குமார்`;

const STEMS = `ab ad al an ar as bal bar ben bor bran brook cal car chan dal dar del don dun el fair fel fen gar gil gran
  hal ham har hart hol hor jan jar kal kam kar ken kil kor lam lan lar leg lin lor mal mar mel mor nar nas nor ol or pal par
  pel per pol ran ras ros sal sam sar sel sol sta tal tam tar tel tor ur val van var wal war wes wil yar zam zar`;
const ENDINGS = `ski ska ova ev enko escu ian yan ez es son sen dottir field ton ham ley worth wood man mann berg stein ic
  vich oglu zade pour wala wal kar deep war ani ari imi ero ini etti oso ello aux eau ier chi moto mura da ye bi kwe ndi
  lo mba`;

const words = (text: string) => text.split(/\s+/).filter(Boolean);
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function named(written: string): GeneratedName {
  return { written, folded: foldName(written), words: soundWords(written) };
}

/** Given names of many languages, the common ones first. */
export function givenNames(): GeneratedName[] {
  const second = words(STEMS).flatMap((stem) =>
    ['ina', 'ira', 'ela', 'ara'].map((end) => capital(`${stem}${end}`)),
  );
  return [...words(GIVEN), ...second].map(named);
}

/** Family names of many languages, the common ones first; the rare ones are put together from parts of names. */
export function familyNames(): GeneratedName[] {
  const [stems, endings] = [words(STEMS), words(ENDINGS)];
  const rare = stems.flatMap((stem) => endings.map((end) => capital(`${stem}${end}`)));
  const rarer = stems.flatMap((stem) => stems.map((middle) => capital(`${stem}i${middle}a`)));
  return [...words(FAMILY), ...rare, ...rarer].map(named);
}

const RIGHT_TO_LEFT = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa']);

/** Which way a language is written, by the script that most of its writers use. `language` is a BCP 47 code. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(new Intl.Locale(language).maximize().script ?? '') ? 'rtl' : 'ltr';
}

/** What a language calls itself, such as বাংলা; the code where nobody has said. */
export function nameOfLanguage(language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language', fallback: 'none' }).of(language);
  return name === undefined ? language : capital(name, language);
}

function capital(name: string, language: string): string {
  const [first = ''] = name;
  return first.toLocaleUpperCase(language) + name.slice(first.length);
}

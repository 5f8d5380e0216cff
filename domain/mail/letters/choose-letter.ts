/** What stands in a letter. */
export interface Letter {
  subject: string
  text: string
}

/** The letter in its reader's language; English for any that we do not write. */
export const chooseLetter = (locale: string, letters: { zh: Letter; en: Letter }): Letter =>
  locale === 'zh' ? letters.zh : letters.en

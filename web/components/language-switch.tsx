import { chooseLocale } from '../i18n/choose-locale'
import { type Locale, languageTags, locales } from '../i18n/locales'

const ownNames: Record<Locale, string> = { zh: '中文', en: 'English' }

/** A plain form: it works without JavaScript and keeps the page, even a class that is playing. */
export function LanguageSwitch({ locale, label }: { locale: Locale; label: string }) {
  return (
    <form action={chooseLocale} aria-label={label} className="flex">
      {locales.map((choice) => (
        <button
          key={choice}
          type="submit"
          name="locale"
          value={choice}
          lang={languageTags[choice]}
          aria-pressed={choice === locale}
          className="min-h-11 min-w-11 font-display whitespace-nowrap rounded-md px-1 sm:px-3 text-[0.9375rem] text-muted underline-offset-[6px] hover:text-ink aria-pressed:font-semibold aria-pressed:text-ink aria-pressed:underline aria-pressed:decoration-leaf aria-pressed:decoration-2"
        >
          {ownNames[choice]}
        </button>
      ))}
    </form>
  )
}

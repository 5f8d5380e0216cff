import { getReader } from '../i18n/reader'

/** For words of a course or of its school. */
export async function SearchText({ text }: { text: string | undefined }) {
  const { t } = await getReader()
  return (
    <label className="block min-w-0 grow">
      <span className="font-semibold">{t('courses.search')}</span>
      <input
        type="search"
        name="text"
        defaultValue={text}
        maxLength={60}
        className="mt-1 min-h-12 w-full rounded-lg border border-muted bg-raised px-3"
      />
    </label>
  )
}

interface TextSearchProps {
  path: string
  text: string | undefined
}

/** Looks for words alone, as an address: it works without JavaScript. */
export async function TextSearch({ path, text }: TextSearchProps) {
  const { t } = await getReader()
  return (
    <search>
      <form action={path} className="mt-6 flex flex-wrap items-end gap-3">
        <SearchText text={text} />
        <button type="submit" className="button-quiet min-h-12">
          {t('courses.find')}
        </button>
      </form>
    </search>
  )
}

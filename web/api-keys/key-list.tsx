import { getReader } from '../i18n/reader'

interface KeyListProps {
  keys: {
    id: string
    name: string
    /** Its last letters, by which its owner knows it again. */
    ending: string
    scopes: readonly string[]
    expiresAt: Date
    lastUsedAt: Date | null
  }[]
  revoke(keyId: string): Promise<void>
}

/** The keys by which somebody's own programs come in, each with a way to end it. */
export async function KeyList({ keys, revoke }: KeyListProps) {
  const { t, format } = await getReader()
  const on = (date: Date) => format.dateTime(date, { dateStyle: 'medium' })
  return (
    <ul className="mt-4 divide-y divide-line border-line border-y empty:hidden">
      {keys.map(({ id, name, ending, scopes, expiresAt, lastUsedAt }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-3">
          <p>
            <span className="font-semibold">{name}</span> <code>…{ending}</code>
            <span className="block text-[0.9375rem] text-muted">
              {scopes.join(', ')}
              <br />
              {t('school.keys.until', { time: on(expiresAt) })} ·{' '}
              {lastUsedAt
                ? t('school.keys.used', { time: on(lastUsedAt) })
                : t('school.keys.unused')}
            </span>
          </p>
          <form action={revoke.bind(null, id)}>
            <button type="submit" className="button-quiet">
              {t('school.keys.revoke')}
            </button>
          </form>
        </li>
      ))}
    </ul>
  )
}

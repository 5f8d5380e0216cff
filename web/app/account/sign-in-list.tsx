import type { listSignIns } from '@/domain/account/list-sign-ins'
import { getReader } from '../../i18n/reader'
import { endOthersHere, endSignInHere } from './actions'

interface SignInListProps {
  signIns: Awaited<ReturnType<typeof listSignIns>>
  currentId: string
}

/** Where somebody is signed in, and a button to end each. */
export async function SignInList({ signIns, currentId }: SignInListProps) {
  const { t, format } = await getReader()
  const at = (date: Date) => format.dateTime(date, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <section aria-labelledby="sign-ins" className="mt-10">
      <h2 id="sign-ins" className="font-semibold text-[1.375rem]">
        {t('account.signIns.title')}
      </h2>
      <ul className="mt-3 flex flex-col gap-2">
        {signIns.map(({ id, device, createdAt, lastSeenAt }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-3 rounded-xl border border-line p-4"
          >
            <p>
              <span className="font-semibold">{device}</span>
              {id === currentId && ` · ${t('account.signIns.here')}`}
              <br />
              <span className="text-[0.9375rem] text-muted">
                {t('account.signIns.times', { from: at(createdAt), seen: at(lastSeenAt) })}
              </span>
            </p>
            {id !== currentId && (
              <form action={endSignInHere.bind(null, id)}>
                <button type="submit" className="button-quiet">
                  {t('account.signIns.end')}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {signIns.length > 1 && (
        <form action={endOthersHere} className="mt-4">
          <button type="submit" className="button-quiet">
            {t('account.signIns.endOthers')}
          </button>
        </form>
      )}
    </section>
  )
}

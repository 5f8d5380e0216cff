import { getReader } from '../../i18n/reader'
import { signIn } from './actions'

const refusals = ['wrong', 'too_many_attempts', 'not_configured'] as const

/** A plain form: it works without JavaScript, and takes what a password keeper fills in. */
export async function SignInForm({ refused }: { refused: string | string[] | undefined }) {
  const { t } = await getReader()
  const refusal = refusals.find((code) => code === refused)
  return (
    <form action={signIn} className="max-w-[30rem]">
      <h1 className="font-semibold text-[1.75rem] sm:text-[2.25rem]">{t('operations.title')}</h1>
      <p className="mt-2 text-muted">{t('operations.signIn.text')}</p>
      {refusal && (
        <p
          id="refusal"
          role="alert"
          className="mt-4 rounded-xl border-2 border-cinnabar bg-raised p-4 font-semibold"
        >
          {t(`operations.signIn.refused.${refusal}`)}
        </p>
      )}
      <label className="mt-6 flex flex-col font-semibold">
        {t('operations.signIn.passphrase')}
        <input
          type="password"
          name="passphrase"
          required
          maxLength={256}
          autoComplete="current-password"
          aria-describedby={refusal ? 'refusal where' : 'where'}
          className="mt-1 min-h-12 rounded-lg border border-muted bg-raised px-3 font-normal"
        />
      </label>
      <p id="where" className="mt-2 text-[0.9375rem] text-muted">
        {t('operations.signIn.where')}
      </p>
      <button type="submit" className="button-primary mt-5">
        {t('operations.signIn.button')}
      </button>
    </form>
  )
}

import type { Metadata } from 'next'
import Link from 'next/link'
import { listParts } from '@/domain/account/list-parts'
import { listSignIns } from '@/domain/account/list-sign-ins'
import { requireAccount } from '../../auth/current-account'
import { getReader } from '../../i18n/reader'
import { domainContext, getPortal } from '../../server/portal'
import { changePasswordHere, signOut } from './actions'
import { PartList } from './part-list'
import { PasswordForm } from './password-form'
import { SignInList } from './sign-in-list'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getReader()
  return { title: t('account.title'), robots: { index: false } }
}

export default async function AccountPage() {
  const account = await requireAccount('/account')
  const { accountId, signInId, secondFactor, password, email, name } = account
  const context = domainContext(getPortal())
  const [{ t }, parts, signIns] = await Promise.all([
    getReader(),
    listParts({ ...context, accountId }),
    listSignIns({ ...context, accountId }),
  ])
  return (
    <div className="max-w-[44rem]">
      <h1 className="font-semibold text-[1.75rem] sm:text-[2.25rem]">{name}</h1>
      <div className="mt-1 flex flex-wrap items-center justify-between gap-3">
        <p className="text-muted">{email}</p>
        <form action={signOut}>
          <button type="submit" className="button-quiet">
            {t('account.signOut')}
          </button>
        </form>
      </div>
      <PartList parts={parts} />
      <section aria-labelledby="second-factor" className="mt-10">
        <h2 id="second-factor" className="font-semibold text-[1.375rem]">
          {t('account.secondFactor.title')}
        </h2>
        <p className="mt-2">
          {t(secondFactor === 'shown' ? 'account.secondFactor.on' : 'account.secondFactor.off')}
        </p>
        <Link href="/account/second-factor" prefetch={false} className="button-quiet mt-4">
          {t(
            secondFactor === 'shown' ? 'account.secondFactor.change' : 'account.secondFactor.setUp',
          )}
        </Link>
      </section>
      <section aria-labelledby="password" className="mt-10">
        <h2 id="password" className="font-semibold text-[1.375rem]">
          {t(password === 'none' ? 'account.password.choose' : 'account.password.change')}
        </h2>
        {password === 'replaceable' && <p className="mt-2">{t('account.password.replaceable')}</p>}
        <PasswordForm action={changePasswordHere} asksFormer={password === 'set'} email={email} />
      </section>
      <SignInList signIns={signIns} currentId={signInId} />
    </div>
  )
}

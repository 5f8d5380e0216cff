import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { renderSVG } from 'uqr'
import { beginSecondFactor } from '@/domain/account/begin-second-factor'
import { totpAddress } from '@/domain/account/totp'
import { findSignedIn } from '../../../auth/current-account'
import { safeNext, signInPath } from '../../../auth/safe-next'
import { getReader } from '../../../i18n/reader'
import { getPortal } from '../../../server/portal'
import { confirmHere, removeHere } from './actions'
import { ConfirmForm } from './confirm-form'
import { RemoveForm } from './remove-form'

interface SetUpPageProps {
  searchParams: Promise<{ next?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getReader()
  return { title: t('account.secondFactor.title'), robots: { index: false } }
}

/** For whoever has signed in; those of whom it is demanded come here before anything else. */
export default async function SecondFactorSetUpPage({ searchParams }: SetUpPageProps) {
  const [{ t }, { next }, account] = await Promise.all([getReader(), searchParams, findSignedIn()])
  if (!account) redirect(signInPath('/account/second-factor'))
  if (account.secondFactor === 'asked_for') redirect('/sign-in/second-factor')
  const leadsTo = safeNext(next)
  return (
    <div className="max-w-[34rem]">
      <h1 className="font-semibold text-[1.75rem] sm:text-[2.25rem]">
        {t('account.secondFactor.title')}
      </h1>
      {account.secondFactor === 'shown' ? (
        <>
          <p className="mt-3">{t('account.secondFactor.on')}</p>
          <p className="mt-3 text-muted">{t('account.secondFactor.removeText')}</p>
          <RemoveForm action={removeHere} />
          <p className="mt-8">
            <Link href={leadsTo} prefetch={false} className="button-quiet">
              {t('account.secondFactor.back')}
            </Link>
          </p>
        </>
      ) : (
        <SetUp accountId={account.accountId} email={account.email} next={leadsTo} />
      )}
    </div>
  )
}

async function SetUp({
  accountId,
  email,
  next,
}: {
  accountId: string
  email: string
  next: string
}) {
  const { t } = await getReader()
  const { db, settings } = getPortal()
  const accountSecret = settings.ACCOUNT_SECRET
  const secret = await beginSecondFactor({ db, accountId, accountSecret })
  const address = totpAddress(secret, email)
  return (
    <>
      <p className="mt-3">{t('account.secondFactor.why')}</p>
      <ol className="mt-6 flex list-decimal flex-col gap-6 ps-6">
        <li>{t('account.secondFactor.step1')}</li>
        <li>
          {t('account.secondFactor.step2')}
          <div
            role="img"
            aria-label={t('account.secondFactor.qr')}
            className="mt-3 w-48 rounded-lg bg-white p-2"
            // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn here from our own text, squares alone.
            dangerouslySetInnerHTML={{ __html: renderSVG(address, { border: 1 }) }}
          />
          <p className="mt-3 text-muted">{t('account.secondFactor.orType')}</p>
          <code className="mt-1 block break-all text-[0.9375rem]">{inGroups(secret)}</code>
          <a href={address} className="mt-1 inline-block text-leaf underline underline-offset-4">
            {t('account.secondFactor.openApp')}
          </a>
        </li>
        <li>
          {t('account.secondFactor.step3')}
          <ConfirmForm action={confirmHere} next={next} />
        </li>
      </ol>
    </>
  )
}

const inGroups = (secret: string) => secret.match(/.{1,4}/g)?.join(' ')

import type { Metadata } from 'next'
import Link from 'next/link'
import { findFamilyInvitation } from '@/domain/family/find-family-invitation'
import { findCurrentAccount } from '../../../../auth/current-account'
import { signInPath } from '../../../../auth/safe-next'
import { Problem } from '../../../../components/problem'
import { JoinForm } from '../../../../family/join-form'
import { getReader } from '../../../../i18n/reader'
import { SectionReader } from '../../../../i18n/section-reader'
import { domainContext, getPortal } from '../../../../server/portal'
import { secretPage } from '../../../../server/secret-page'
import { joinHere } from './actions'

interface JoinPageProps {
  params: Promise<{ token: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getReader()
  return { title: t('family.join.title'), ...secretPage }
}

export default async function JoinPage({ params }: JoinPageProps) {
  const { token } = await params
  const [{ t }, account, invitation] = await Promise.all([
    getReader(),
    findCurrentAccount(),
    findFamilyInvitation({ ...domainContext(getPortal()), token }),
  ])
  if (!invitation) {
    return (
      <Problem title={t('family.join.gone')} text={t('refusal.family_invitation_not_found')}>
        <Link href="/family" prefetch={false} className="button-primary">
          {t('family.title')}
        </Link>
      </Problem>
    )
  }
  const here = `/family/join/${token}`
  return (
    <SectionReader sections={['family']}>
      <div className="max-w-[34rem]">
        <h1 className="font-semibold text-[1.75rem]">{t('family.join.title')}</h1>
        <p className="mt-3">{t('family.join.text', { email: invitation.inviter })}</p>
        {account ? (
          <JoinForm action={joinHere.bind(null, token)} email={account.email} />
        ) : (
          <div className="mt-6 flex flex-wrap gap-3">
            <Link
              href={`/sign-in/code?next=${encodeURIComponent(here)}`}
              prefetch={false}
              className="button-primary"
            >
              {t('signIn.byCode')}
            </Link>
            <Link href={signInPath(here)} prefetch={false} className="button-quiet">
              {t('signIn.byPassword')}
            </Link>
          </div>
        )}
      </div>
    </SectionReader>
  )
}

import type { Metadata } from 'next'
import Link from 'next/link'
import { findInvitation } from '@/domain/school/find-invitation'
import { findCurrentAccount } from '../../../auth/current-account'
import { signInPath } from '../../../auth/safe-next'
import { Problem } from '../../../components/problem'
import { chooseText } from '../../../i18n/choose-text'
import { getReader } from '../../../i18n/reader'
import { SectionReader } from '../../../i18n/section-reader'
import { domainContext, getPortal } from '../../../server/portal'
import { secretPage } from '../../../server/secret-page'
import { signOut } from '../../account/actions'
import { AcceptForm } from './accept-form'
import { acceptHere } from './actions'

interface InvitationPageProps {
  params: Promise<{ token: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getReader()
  return { title: t('invitation.title'), ...secretPage }
}

export default async function InvitationPage({ params }: InvitationPageProps) {
  const { token } = await params
  const [{ t, locale }, account, invitation] = await Promise.all([
    getReader(),
    findCurrentAccount(),
    findInvitation({ ...domainContext(getPortal()), token }),
  ])
  if (!invitation) {
    return (
      <Problem title={t('invitation.goneTitle')} text={t('refusal.invitation_not_found')}>
        <Link href="/account" className="button-primary">
          {t('invitation.toAccount')}
        </Link>
      </Problem>
    )
  }
  const { school, role, email, name } = invitation
  const place = school
    ? chooseText({ zh: school.nameZh, en: school.nameEn }, locale)
    : t('site.name')
  const here = `/invitations/${token}`
  const isOfAnother = account && email && email !== account.email
  return (
    <SectionReader sections={['invitation']}>
      <div className="max-w-[34rem]">
        <h1 className="font-semibold text-[1.75rem] sm:text-[2.25rem]">{place}</h1>
        <p className="mt-3">
          {t('invitation.text', { place, role: t(`account.parts.role.${role}`) })}
        </p>
        {!account && (
          <>
            <p className="mt-3 text-muted">
              {email ? t('invitation.signInAs', { email }) : t('invitation.signIn')}
            </p>
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
          </>
        )}
        {isOfAnother && (
          <>
            <p className="mt-4 font-semibold">
              {t('invitation.ofAnother', { email, own: account.email })}
            </p>
            <form action={signOut} className="mt-4">
              <button type="submit" className="button-quiet">
                {t('account.signOut')}
              </button>
            </form>
          </>
        )}
        {account && !isOfAnother && (
          <AcceptForm action={acceptHere.bind(null, token)} name={name ?? account.name} />
        )}
      </div>
    </SectionReader>
  )
}

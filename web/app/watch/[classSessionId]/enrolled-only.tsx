import Link from 'next/link'
import type { WatchPage } from '@/domain/course/find-watch-page'
import { openForEnrolment } from '@/domain/course-enrolment/open-for-enrolment'
import { findCurrentAccount } from '../../../auth/current-account'
import { signInPath } from '../../../auth/safe-next'
import { getReader } from '../../../i18n/reader'
import { getPortal } from '../../../server/portal'

/** In the player's place for a class that is for enrolled children: what whoever came can do. */
export async function EnrolledOnly({ page }: { page: WatchPage }) {
  const { classSessionId, courseId } = page
  const [{ t }, account, open] = await Promise.all([
    getReader(),
    findCurrentAccount(),
    getPortal().db.course.count({ where: { id: courseId, ...openForEnrolment } }),
  ])
  return (
    <section className="mb-8 rounded-2xl bg-sunken p-6">
      <h2 className="font-semibold text-[1.375rem]">{t('watching.onlyTitle')}</h2>
      {!account && <p className="mt-2 max-w-[60ch]">{t('watching.onlySignIn')}</p>}
      <p className="mt-2 max-w-[60ch]">{t(open > 0 ? 'watching.onlyEnrol' : 'watching.ask')}</p>
      <p className="mt-5 flex flex-wrap items-center gap-3">
        {!account && (
          <Link
            href={signInPath(`/watch/${classSessionId}`)}
            prefetch={false}
            className="button-primary"
          >
            {t('watching.signIn')}
          </Link>
        )}
        {open > 0 && (
          <Link
            href={`/courses/${courseId}`}
            prefetch={false}
            className={account ? 'button-primary' : 'button-quiet'}
          >
            {t('watching.toCourse')}
          </Link>
        )}
        <Link href="/" prefetch={false} className="button-quiet">
          {t('watching.toCatalogue')}
        </Link>
      </p>
    </section>
  )
}

import Link from 'next/link'
import { openProfile } from '@/domain/family/child-profile'
import { chooseText } from '../../i18n/choose-text'
import { getReader } from '../../i18n/reader'
import type { Portal } from '../../server/portal'

interface StatusHeadingProps {
  portal: Portal
  familyId: string
  own: { programmeId: string; childId: string }
  here: string
}

/** Whose subscription it is and for what, with the way to those of siblings. */
export async function StatusHeading({ portal, familyId, own, here }: StatusHeadingProps) {
  const { t, locale } = await getReader()
  const { programmeId } = own
  const subscriptions = await portal.db.subscription.findMany({
    where: { programmeId, familyId },
    orderBy: [{ askedAt: 'asc' }, { id: 'asc' }],
    select: { id: true, child: { select: { sealedProfile: true } }, programme: true },
  })
  const named = await Promise.all(
    subscriptions.map(async ({ id, child, programme }) => {
      const { name } = await openProfile(child.sealedProfile, portal.settings.childDataKeys)
      return { id, name, programme: { zh: programme.nameZh, en: programme.nameEn } }
    }),
  )
  const shown = named.find(({ id }) => id === here)
  if (!shown) return null
  return (
    <>
      <Link
        href="/family"
        prefetch={false}
        className="inline-flex min-h-11 items-center text-leaf underline underline-offset-4"
      >
        {t('subscription.toFamily')}
      </Link>
      <p className="text-muted">{chooseText(shown.programme, locale)}</p>
      <h1 className="font-semibold text-[1.75rem] sm:text-[2.25rem]">{shown.name}</h1>
      {named.length > 1 && (
        <nav aria-label={t('subscription.siblings')} className="mt-1 flex flex-wrap gap-x-5">
          {named
            .filter(({ id }) => id !== here)
            .map(({ id, name }) => (
              <Link
                key={id}
                href={`/family/subscriptions/${id}`}
                prefetch={false}
                className="inline-flex min-h-11 items-center text-leaf underline underline-offset-4"
              >
                {name}
              </Link>
            ))}
        </nav>
      )}
    </>
  )
}

import Link from 'next/link'
import { listChildren } from '@/domain/family/list-children'
import { chooseText } from '../../i18n/choose-text'
import { getReader } from '../../i18n/reader'
import type { Portal } from '../../server/portal'

interface FamilyChildrenProps {
  portal: Portal
  familyId: string
}

/** Each child with its requests and how they stand. */
export async function FamilyChildren({ portal, familyId }: FamilyChildrenProps) {
  const { db, settings } = portal
  const [{ t, locale }, children, subscriptions] = await Promise.all([
    getReader(),
    listChildren({ db, keys: settings.childDataKeys, familyId }),
    db.subscription.findMany({
      where: { familyId },
      orderBy: [{ askedAt: 'desc' }, { id: 'asc' }],
      select: { id: true, childId: true, state: true, programme: true },
    }),
  ])
  return (
    <ul className="mt-5 flex flex-col gap-4">
      {children.map(({ childId, profile }) => (
        <li key={childId} className="rounded-2xl border border-line bg-raised p-5">
          <h2 className="font-semibold text-[1.25rem]">{profile.name}</h2>
          <ul className="mt-1">
            {subscriptions
              .filter((subscription) => subscription.childId === childId)
              .map(({ id, state, programme }) => (
                <li key={id}>
                  <Link href={`/family/subscriptions/${id}`} prefetch={false} className={linkLook}>
                    {chooseText({ zh: programme.nameZh, en: programme.nameEn }, locale)}
                    {' · '}
                    {t(`subscription.state.${state}`)}
                  </Link>
                </li>
              ))}
          </ul>
          <Link
            href={`/family/children/${childId}`}
            prefetch={false}
            className={linkLook}
            aria-label={t('family.child.seeOf', { name: profile.name })}
          >
            {t('family.child.see')}
          </Link>
        </li>
      ))}
    </ul>
  )
}

const linkLook = 'inline-flex min-h-11 items-center text-leaf underline underline-offset-4'

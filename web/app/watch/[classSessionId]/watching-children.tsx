import { listEnrolledSiblings } from '@/domain/course-enrolment/list-enrolled-siblings'
import { findCurrentAccount } from '../../../auth/current-account'
import { openNames } from '../../../children/open-names'
import { findWatchingChildren } from '../../../children/watching-children'
import { WatchingForm } from '../../../children/watching-form'
import { getReader } from '../../../i18n/reader'
import { getPortal } from '../../../server/portal'
import { watchHere } from './actions'

/** For a guardian of enrolled children: for whom the class plays on this screen; nothing for all others. */
export async function WatchingChildren({ classSessionId }: { classSessionId: string }) {
  const account = await findCurrentAccount()
  if (!account) return null
  const { accountId } = account
  const portal = getPortal()
  const siblings = await listEnrolledSiblings({ db: portal.db, classSessionId, accountId })
  if (siblings.length === 0) return null
  const [{ t }, names, chosen] = await Promise.all([
    getReader(),
    openNames(siblings, portal),
    findWatchingChildren({ accountId, classSessionId }),
  ])
  const children = siblings.map(({ id, isCounted }, index) => ({
    ...{ childId: id, isCounted, name: names[index] ?? '' },
    isTicked: chosen?.includes(id) ?? siblings.length === 1,
  }))
  const say = (isCounted: boolean) =>
    children
      .filter((child) => child.isTicked && child.isCounted === isCounted)
      .map(({ name }) => name)
      .join('、')
  const [counted, uncounted] = [say(true), say(false)]
  const isUnsaid = chosen === null && siblings.length > 1
  const texts = [
    ...(counted ? [t('watching.counted', { names: counted })] : []),
    ...(uncounted ? [t('watching.notCounted', { names: uncounted })] : []),
    ...(isUnsaid || counted || uncounted ? [] : [t('watching.none')]),
  ]
  return (
    <WatchingForm
      action={watchHere.bind(null, classSessionId)}
      siblings={children}
      texts={texts}
      isOpen={isUnsaid}
    />
  )
}

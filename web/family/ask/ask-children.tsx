import Link from 'next/link'
import { mostChildren } from '@/domain/family/hold-family'
import type { FormAction } from '../../components/form/form'
import { getReader } from '../../i18n/reader'
import { sayRegion } from '../region-choices'
import { ChooseChildrenForm } from './choose-children-form'
import { type Asking, askPath } from './enter-asking'
import { lacksIdentity } from './lacks-identity'

interface AskChildrenProps {
  asking: Asking
  choose: FormAction
  remove: (childId: string) => Promise<void>
}

/** For whom is asked: children that were just entered, and those whom the family has. */
export async function AskChildren({ asking, choose, remove }: AskChildrenProps) {
  const { t, locale } = await getReader()
  const { programme, draft, children } = asking
  const lacking = lacksIdentity(asking)
  const choices = [
    ...children.map(({ childId, profile }) => ({ childId, ...profile, isNew: false })),
    ...draft.newChildren.map((child) => ({ ...child, isNew: true })),
  ].map(({ childId, name, regionCode, isNew }) => ({
    ...{ childId, name, isNew },
    place: sayRegion(regionCode, locale),
    isChosen: draft.chosenIds.includes(childId),
    asksIdentity: lacking.some((child) => child.childId === childId),
  }))
  const at = draft.newChildren.length
  return (
    <>
      <ChooseChildrenForm action={choose} choices={choices} />
      <div className="mt-8 border-line border-t pt-4">
        {choices.length < mostChildren && (
          <Link
            href={askPath(programme.id, `child/${at + 1}`)}
            prefetch={false}
            className="button-quiet"
          >
            {t('ask.children.another')}
          </Link>
        )}
        <ul className="mt-4">
          {draft.newChildren.map(({ childId, name }, index) => (
            <li key={childId} className="flex flex-wrap items-center gap-x-5">
              <Link
                href={askPath(programme.id, `child/${index + 1}`)}
                prefetch={false}
                className="inline-flex min-h-11 items-center text-leaf underline underline-offset-4"
              >
                {t('ask.children.correct', { name })}
              </Link>
              <form action={remove.bind(null, childId)}>
                <button
                  type="submit"
                  className="min-h-11 text-cinnabar underline underline-offset-4"
                >
                  {t('ask.children.remove', { name })}
                </button>
              </form>
            </li>
          ))}
        </ul>
      </div>
    </>
  )
}

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
  const { programme, draft, children, asked } = asking
  const isAsked = (childId: string) => asked.some((one) => one.childId === childId)
  const lacking = lacksIdentity(asking)
  const choices = [
    ...children
      .filter(({ childId }) => !isAsked(childId))
      .map(({ childId, profile }) => ({ childId, ...profile })),
    ...draft.newChildren,
  ].map(({ childId, name, regionCode }) => ({
    ...{ childId, name },
    place: sayRegion(regionCode, locale),
    isChosen: draft.chosenIds.includes(childId),
    asksIdentity: lacking.some((child) => child.childId === childId),
  }))
  const at = draft.newChildren.length
  return (
    <>
      <ul className="mt-2">
        {asked.map(({ id, childId, state }) => (
          <li key={id}>
            <Link
              href={`/family/subscriptions/${id}`}
              prefetch={false}
              className="inline-flex min-h-11 items-center text-leaf underline underline-offset-4"
            >
              {children.find((child) => child.childId === childId)?.profile.name}
              {' · '}
              {t(`subscription.state.${state}`)}
            </Link>
          </li>
        ))}
      </ul>
      {choices.length > 0 && <ChooseChildrenForm action={choose} choices={choices} />}
      <div className="mt-8 border-line border-t pt-4">
        {children.length + at < mostChildren && (
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

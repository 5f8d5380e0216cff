import type { ChildProfile } from '@/domain/family/child-profile'
import { findDivision } from '@/domain/region/divisions'
import type { FormAction } from '../../components/form/form'
import { getReader } from '../../i18n/reader'
import { listRegionChoices, sayRegion } from '../region-choices'
import { MoveForm } from './move-form'

interface MoveSectionProps {
  child: { id: string; profile: ChildProfile }
  /** The province or city whose list is shown, from the address: of whoever looks, not of the child. */
  of: string | string[] | undefined
  action: FormAction
}

/** Where the child lives, and another county; what was asked stays as it was said then. */
export async function MoveSection({ child, of, action }: MoveSectionProps) {
  const { t, locale } = await getReader()
  const { regionCode } = child.profile
  const shown = typeof of === 'string' && findDivision(of) ? of : ''
  const { provinces, cities, counties, chosen } = listRegionChoices(shown, locale)
  return (
    <section className="mt-10">
      <h2 className="font-semibold text-[1.25rem]">{t('family.move.title')}</h2>
      <p className="mt-1">{sayRegion(regionCode, locale)}</p>
      <details className="mt-2" open={shown !== ''}>
        <summary className="min-h-6 cursor-pointer text-leaf underline underline-offset-4">
          {t('family.move.open')}
        </summary>
        <p className="mt-2 text-[0.9375rem] text-muted">{t('family.move.text')}</p>
        <MoveForm action={action} {...{ provinces, cities, counties, chosen }} />
      </details>
    </section>
  )
}

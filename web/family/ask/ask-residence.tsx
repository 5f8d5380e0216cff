import type { DraftChild } from '@/domain/family/ask-draft'
import type { FormAction } from '../../components/form/form'
import { getReader } from '../../i18n/reader'
import { listRegionChoices } from '../region-choices'
import { ResidenceForm } from './residence-form'

interface AskResidenceProps {
  action: FormAction
  child: DraftChild
}

/** Where a child lives: each answer brings the next list, so that no phone loads three thousand counties. */
export async function AskResidence({ action, child }: AskResidenceProps) {
  const { t, locale } = await getReader()
  return (
    <>
      <p className="mt-2">{t('ask.residence.text', { name: child.name })}</p>
      <ResidenceForm action={action} {...listRegionChoices(child.regionCode, locale)} />
    </>
  )
}

import { getReader } from '../../i18n/reader'

export async function NoFamilyYet() {
  const { t } = await getReader()
  return <p className="mt-3">{t('family.none')}</p>
}

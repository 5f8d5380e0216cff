import { getReader } from '../../../../i18n/reader'
import { CloseSchoolForm } from '../../../../school/close-school-form'
import { enterSchool } from '../../../../school/enter-school'
import { closeHere } from './actions'

interface SettingsPageProps {
  params: Promise<{ schoolId: string }>
}

/** The way out: everything to take along, and the end. */
export default async function SettingsPage({ params }: SettingsPageProps) {
  const { schoolId } = await params
  await enterSchool(schoolId, 'settings')
  const { t } = await getReader()
  return (
    <div className="max-w-[40rem] pt-8">
      <h2 className="font-semibold text-[1.375rem]">{t('school.leave.export')}</h2>
      <p className="mt-2">{t('school.leave.exportText')}</p>
      <a href={`/api/school/${schoolId}/export`} className="button-quiet mt-4">
        {t('school.leave.exportButton')}
      </a>
      <h2 className="mt-12 font-semibold text-[1.375rem]">{t('school.leave.close')}</h2>
      <p className="mt-2">{t('school.leave.closeText')}</p>
      <CloseSchoolForm action={closeHere.bind(null, schoolId)} />
    </div>
  )
}

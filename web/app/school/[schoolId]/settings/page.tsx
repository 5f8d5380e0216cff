import { getReader } from '../../../../i18n/reader'
import { listTimeZones } from '../../../../i18n/time-zone'
import { CloseSchoolForm } from '../../../../school/close-school-form'
import { enterSchool } from '../../../../school/enter-school'
import { changeTimeZoneHere, closeHere } from './actions'
import { TimeZoneForm } from './time-zone-form'

interface SettingsPageProps {
  params: Promise<{ schoolId: string }>
}

/** The school's clock, and the way out: everything to take along, and the end. */
export default async function SettingsPage({ params }: SettingsPageProps) {
  const { schoolId } = await params
  const { school } = await enterSchool(schoolId, 'settings')
  const { t } = await getReader()
  return (
    <div className="max-w-[40rem] pt-8">
      <h2 className="font-semibold text-[1.375rem]">{t('school.clock.title')}</h2>
      <p className="mt-2">{t('school.clock.text')}</p>
      <TimeZoneForm
        action={changeTimeZoneHere.bind(null, schoolId)}
        timeZone={school.timeZone}
        choices={listTimeZones(school.timeZone)}
      />
      <h2 className="mt-12 font-semibold text-[1.375rem]">{t('school.leave.export')}</h2>
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

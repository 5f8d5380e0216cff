import { listSimulcastTargets } from '@/domain/simulcast/list-simulcast-targets'
import { getReader } from '../../../../i18n/reader'
import { AddSimulcastForm } from '../../../../school/add-simulcast-form'
import { enterSchool } from '../../../../school/enter-school'
import { listPlaceChoices } from '../../../../school/list-place-choices'
import { SimulcastRow } from '../../../../school/simulcast-row'
import { addHere, removeHere, switchHere } from './actions'

interface SimulcastPageProps {
  params: Promise<{ schoolId: string }>
  searchParams: Promise<{ for?: string | string[] }>
}

/** Where a school's broadcasts are sent on to: what is there, and one more. */
export default async function SimulcastPage({ params, searchParams }: SimulcastPageProps) {
  const [{ schoolId }, { for: place }] = await Promise.all([params, searchParams])
  const { school, context } = await enterSchool(schoolId, 'simulcast', 'send_on')
  const [{ t }, targets, places] = await Promise.all([
    getReader(),
    listSimulcastTargets(context),
    listPlaceChoices({ ...context, timeZone: school.timeZone }),
  ])
  return (
    <div className="max-w-[44rem] pt-8">
      <h2 className="font-semibold text-[1.375rem]">{t('school.simulcast.title')}</h2>
      <p className="mt-2">{t('school.simulcast.text')}</p>
      {targets.length === 0 && <p className="mt-4 text-muted">{t('school.simulcast.none')}</p>}
      <ul className="mt-4 divide-y divide-line border-line border-y empty:hidden">
        {targets.map((target) => (
          <SimulcastRow
            key={target.id}
            target={target}
            timeZone={school.timeZone}
            switchTo={switchHere.bind(null, schoolId, target.id, !target.isOn)}
            remove={removeHere.bind(null, schoolId, target.id)}
          />
        ))}
      </ul>
      <h2 className="mt-10 font-semibold text-[1.375rem]">{t('school.simulcast.add')}</h2>
      {places.length === 0 ? (
        <p className="mt-2 text-muted">{t('school.classrooms.none')}</p>
      ) : (
        <AddSimulcastForm
          action={addHere.bind(null, schoolId)}
          places={places}
          place={typeof place === 'string' ? place : undefined}
        />
      )}
    </div>
  )
}

import { randomUUID } from 'node:crypto'
import Link from 'next/link'
import { listClassrooms } from '@/domain/school/list-classrooms'
import { feedPath } from '../../../../feeds/feed-address'
import { getReader } from '../../../../i18n/reader'
import { enterSchool } from '../../../../school/enter-school'
import { StreamKeyForm } from '../../../../studio/stream-key-form'
import { closeHere, issueKeyHere, openHere } from './actions'
import { CloseForm } from './close-form'
import { OpenClassroomForm } from './open-classroom-form'

interface ClassroomsPageProps {
  params: Promise<{ schoolId: string }>
}

export default async function ClassroomsPage({ params }: ClassroomsPageProps) {
  const { schoolId } = await params
  const { portal, context } = await enterSchool(schoolId, 'classrooms')
  const [{ t, format }, classrooms] = await Promise.all([getReader(), listClassrooms(context)])
  return (
    <div className="max-w-[44rem] pt-8">
      <h2 className="font-semibold text-[1.375rem]">{t('school.classrooms.title')}</h2>
      {classrooms.length === 0 && <p className="mt-2 text-muted">{t('school.classrooms.none')}</p>}
      <ul className="mt-4 flex flex-col gap-3">
        {classrooms.map(({ id, name, streamKey }) => (
          <li key={id} className="rounded-2xl border border-line p-5">
            <h3 className="font-semibold text-[1.125rem]">{name}</h3>
            <p className="mt-1 text-[0.9375rem] text-muted">
              {streamKey
                ? t('school.classrooms.keySince', {
                    time: format.dateTime(streamKey.createdAt, {
                      dateStyle: 'medium',
                      timeStyle: 'short',
                    }),
                  })
                : t('school.classrooms.noKey')}
            </p>
            <StreamKeyForm
              action={issueKeyHere.bind(null, schoolId, id)}
              rtmpUrl={portal.settings.RTMP_URL}
              button={streamKey ? 'another' : 'first'}
            />
            <p className="mt-4">
              <a
                href={feedPath({ of: 'classrooms', id }, portal)}
                className="inline-flex min-h-6 items-center text-leaf underline underline-offset-4"
              >
                {t('school.timetable.calendar')}
              </a>
              <br />
              <Link
                href={`/school/${schoolId}/simulcast?for=classroom:${id}`}
                prefetch={false}
                className="inline-flex min-h-6 items-center text-leaf underline underline-offset-4"
              >
                {t('school.classrooms.simulcast')}
              </Link>
            </p>
            <CloseForm action={closeHere.bind(null, schoolId, id)} />
          </li>
        ))}
      </ul>
      <h2 className="mt-10 font-semibold text-[1.375rem]">{t('school.classrooms.open')}</h2>
      <OpenClassroomForm action={openHere.bind(null, schoolId)} requestId={randomUUID()} />
    </div>
  )
}

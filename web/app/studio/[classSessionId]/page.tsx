import Link from 'next/link'
import { notFound } from 'next/navigation'
import { requireAccount } from '../../../auth/current-account'
import { chooseText } from '../../../i18n/choose-text'
import { getReader } from '../../../i18n/reader'
import { readStudio } from '../../../server/answer-studio'
import { getPortal } from '../../../server/portal'
import { EndForm } from '../../../studio/end-form'
import { readNames } from '../../../studio/read-names'
import { RehearseForm } from '../../../studio/rehearse-form'
import { ReplaySection } from '../../../studio/replay-section'
import { StreamKeyForm } from '../../../studio/stream-key-form'
import { StudioBoard } from '../../../studio/studio-board'
import { changeReplayHere, endHere, issueKeyHere, rehearseHere, trimReplayHere } from './actions'

interface StudioPageProps {
  params: Promise<{ classSessionId: string }>
}

/** What a teacher keeps open while a class is on: how it stands, what arrives, how to go live and to end. */
export default async function StudioPage({ params }: StudioPageProps) {
  const { classSessionId } = await params
  const { accountId, grants } = await requireAccount(`/studio/${classSessionId}`)
  const portal = getPortal()
  const [{ t, format, locale }, read] = await Promise.all([
    getReader(),
    readStudio({ portal, classSessionId, grants }),
  ])
  if (!read) notFound()
  const { state, studio } = read
  const names = await readNames({
    ...{ portal, accountId, studio },
    isListed: Boolean(state.children?.children),
  })
  const range = format.dateTimeRange(studio.startsAt, studio.endsAt, {
    dateStyle: 'medium',
    timeStyle: 'short',
  })
  return (
    <>
      <Link
        href="/studio"
        prefetch={false}
        className="inline-flex min-h-11 items-center text-leaf underline underline-offset-4"
      >
        {t('studio.back')}
      </Link>
      <h1 className="font-semibold text-[1.5rem] sm:text-[2rem]">
        {chooseText(studio.title, locale)}
      </h1>
      <p className="text-muted">
        {t('studio.times', { range })} · {studio.classroomName}
      </p>
      <div className="grid gap-x-12 lg:grid-cols-[1fr_24rem]">
        <div>
          <StudioBoard initial={state} names={names} />
        </div>
        <div className="mt-6">
          <h2 className="font-semibold text-[1.375rem]">{t('streamKey.title')}</h2>
          <p className="mt-1 text-muted">{t('streamKey.text')}</p>
          <dl className="mt-3">
            <dt className="font-semibold">{t('streamKey.server')}</dt>
            <dd className="select-all break-all font-mono text-[0.9375rem]">
              {portal.settings.RTMP_URL}
            </dd>
          </dl>
          <p className="mt-3 text-[0.9375rem] text-muted">{t('streamKey.hidden')}</p>
          <StreamKeyForm
            action={issueKeyHere.bind(null, classSessionId)}
            rtmpUrl={portal.settings.RTMP_URL}
            button="another"
          />
          <p className="mt-6">
            <a
              href={`/watch/${classSessionId}`}
              target="_blank"
              rel="noreferrer"
              className="inline-flex min-h-11 items-center text-leaf underline underline-offset-4"
            >
              {t('studio.seen')}
            </a>
          </p>
          {!studio.isRehearsal && (
            <section className="mt-6">
              <h2 className="font-semibold text-[1.375rem]">{t('studio.rehearse.title')}</h2>
              <RehearseForm action={rehearseHere.bind(null, classSessionId)} />
            </section>
          )}
          {state.dayState !== 'ended' && <EndForm action={endHere.bind(null, classSessionId)} />}
          {state.dayState === 'ended' && !studio.isRehearsal && (
            <p className="mt-6">
              <a
                href={`/api/school/${studio.schoolId}/attendance/${classSessionId}.csv`}
                className="button-quiet"
              >
                {t('attendance.csv')}
              </a>
            </p>
          )}
          <ReplaySection
            studio={studio}
            change={changeReplayHere.bind(null, classSessionId)}
            trim={trimReplayHere.bind(null, classSessionId)}
          />
        </div>
      </div>
    </>
  )
}

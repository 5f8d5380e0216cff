import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { preload } from 'react-dom'
import { classLabels } from '../../../components/class-labels'
import { getReader } from '../../../i18n/reader'
import { JoinForm } from '../../../join/join-form'
import { isOnAir } from '../../../player/player-state'
import { joinHere } from '../../join/actions'
import { ClassFacts } from './class-facts'
import { ClassHeading } from './class-heading'
import { ClassNotice } from './class-notice'
import { ClassPlayer } from './class-player'
import { EnrolledOnly } from './enrolled-only'
import { readWatchPage } from './read-watch-page'
import { WatchData } from './watch-data'
import { watchMetadata } from './watch-metadata'
import { WatchingChildren } from './watching-children'

interface WatchPageProps {
  params: Promise<{ classSessionId: string }>
}

export async function generateMetadata({ params }: WatchPageProps): Promise<Metadata> {
  const { classSessionId } = await params
  const [reader, watch] = await Promise.all([getReader(), readWatchPage(classSessionId)])
  return watch ? watchMetadata(watch, reader) : {}
}

export default async function WatchPage({ params }: WatchPageProps) {
  const { classSessionId } = await params
  const [reader, watch] = await Promise.all([getReader(), readWatchPage(classSessionId)])
  if (!watch) notFound()
  const { title } = classLabels(watch.page, reader)
  const { playback, state } = watch.player
  // Fetched beside the player's code; without it the line to the edge would be opened only after.
  if (playback && isOnAir(state))
    preload(playback.playlistUrl, { as: 'fetch', crossOrigin: 'anonymous' })
  return (
    <>
      <ClassHeading page={watch.page} />
      <ClassNotice notice={watch.page.notice} />
      {state === 'not_for_you' && watch.page.audience === 'class_code' ? (
        <div className="mb-8 rounded-2xl bg-sunken p-6">
          <p className="max-w-[60ch]">{reader.t('join.text')}</p>
          <JoinForm action={joinHere} />
        </div>
      ) : state === 'not_for_you' && watch.page.audience === 'enrolled' ? (
        <EnrolledOnly page={watch.page} />
      ) : (
        <>
          <WatchingChildren classSessionId={classSessionId} />
          <ClassPlayer key={classSessionId} {...watch.player} title={title} />
        </>
      )}
      <noscript>
        <p className="mt-4 font-semibold">{reader.t('player.noScript')}</p>
      </noscript>
      <ClassFacts page={watch.page} />
      <WatchData watch={watch} />
    </>
  )
}

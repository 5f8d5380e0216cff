import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { classLabels } from '../../../components/class-labels'
import { getReader } from '../../../i18n/reader'
import { Player } from '../../../player/player'
import { ClassFacts } from './class-facts'
import { readWatchPage } from './read-watch-page'

interface WatchPageProps {
  params: Promise<{ classSessionId: string }>
}

export async function generateMetadata({ params }: WatchPageProps): Promise<Metadata> {
  const [reader, watch] = await Promise.all([
    getReader(),
    readWatchPage((await params).classSessionId),
  ])
  return watch ? { title: classLabels(watch.page, reader).title } : {}
}

export default async function WatchPage({ params }: WatchPageProps) {
  const [reader, watch] = await Promise.all([
    getReader(),
    readWatchPage((await params).classSessionId),
  ])
  if (!watch) notFound()
  const { title, schoolName } = classLabels(watch.page, reader)
  return (
    <>
      <Link
        href="/"
        className="inline-flex min-h-11 items-center text-leaf underline underline-offset-4"
      >
        {reader.t('watch.back')}
      </Link>
      <h1 className="mt-1 font-semibold text-[1.75rem] sm:text-[2.25rem]">{title}</h1>
      <p className="mt-1 mb-5 text-muted">{schoolName}</p>
      <Player {...watch.player} title={title} />
      <noscript>{reader.t('player.noScript')}</noscript>
      <ClassFacts page={watch.page} />
    </>
  )
}

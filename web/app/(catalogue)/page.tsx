import Link from 'next/link'
import { GentleRefresh } from '../../components/gentle-refresh'
import { OpenProgrammes } from '../../family/open-programmes'
import { getReader } from '../../i18n/reader'
import { ComingNext } from './coming-next'
import { OnAir } from './on-air'
import { readCatalogue } from './read-catalogue'
import { Unavailable } from './unavailable'
import { WatchAgain } from './watch-again'

export default async function CataloguePage() {
  const [{ t, timeZone }, answer] = await Promise.all([getReader(), readCatalogue()])
  return (
    <>
      <h1 className="font-semibold text-[2rem] sm:text-[2.75rem]">{t('site.tagline')}</h1>
      <p className="mt-1 flex flex-wrap gap-x-5">
        <Link
          href="/join"
          prefetch={false}
          className="inline-flex min-h-11 items-center text-leaf underline underline-offset-4"
        >
          {t('join.link')}
        </Link>
        <Link
          href="/courses"
          prefetch={false}
          className="inline-flex min-h-11 items-center text-leaf underline underline-offset-4"
        >
          {t('courses.link')}
        </Link>
      </p>
      <OpenProgrammes />
      {answer.outcome === 'unavailable' ? (
        <Unavailable />
      ) : (
        <>
          <OnAir catalogue={answer.catalogue} now={answer.now} />
          <ComingNext entries={answer.catalogue.comingNext} now={answer.now} />
          <WatchAgain entries={answer.catalogue.watchAgain} />
        </>
      )}
      <GentleRefresh renderedTimeZone={timeZone} />
    </>
  )
}

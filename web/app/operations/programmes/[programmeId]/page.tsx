import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireRight } from '../../../../auth/current-account'
import { chooseText } from '../../../../i18n/choose-text'
import { getReader } from '../../../../i18n/reader'
import { DraftProgramme } from '../../../../programmes/draft-programme'
import { RunningProgramme } from '../../../../programmes/running-programme'
import { getPortal } from '../../../../server/portal'

interface ProgrammePageProps {
  params: Promise<{ programmeId: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getReader()
  return { title: t('programmes.one'), robots: { index: false } }
}

export default async function OperatedProgrammePage({ params }: ProgrammePageProps) {
  const { programmeId } = await params
  await requireRight('run_programmes', { next: `/operations/programmes/${programmeId}` })
  const [{ t, locale }, programme] = await Promise.all([
    getReader(),
    getPortal().db.programme.findUnique({
      where: { id: programmeId },
      include: { tiers: { orderBy: { rank: 'asc' } }, tranches: true, courses: true },
    }),
  ])
  if (!programme) notFound()
  return (
    <>
      <p className="text-muted">
        {t(`programmes.state.${programme.publishedAt ? 'published' : 'draft'}`)}
      </p>
      <h1 className="font-semibold text-[1.75rem] sm:text-[2.25rem]">
        {chooseText({ zh: programme.nameZh, en: programme.nameEn }, locale)}
      </h1>
      {programme.publishedAt ? (
        <RunningProgramme programme={programme} />
      ) : (
        <DraftProgramme programme={programme} />
      )}
    </>
  )
}

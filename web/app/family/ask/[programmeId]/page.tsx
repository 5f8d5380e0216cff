import type { Metadata } from 'next'
import Link from 'next/link'
import { AskIntroduction } from '../../../../family/ask/ask-introduction'
import { askPath, findAskedProgramme } from '../../../../family/ask/enter-asking'
import { chooseText } from '../../../../i18n/choose-text'
import { getReader } from '../../../../i18n/reader'
import { domainContext, getPortal } from '../../../../server/portal'

interface AskPageProps {
  params: Promise<{ programmeId: string }>
}

export async function generateMetadata({ params }: AskPageProps): Promise<Metadata> {
  const [{ locale }, { nameZh, nameEn }] = await Promise.all([
    getReader(),
    params.then(({ programmeId }) => findAskedProgramme(programmeId)),
  ])
  return { title: chooseText({ zh: nameZh, en: nameEn }, locale) }
}

/** What is free and for whom, and what is told before anything is asked. */
export default async function AskPage({ params }: AskPageProps) {
  const { programmeId } = await params
  const [{ t }, programme] = await Promise.all([getReader(), findAskedProgramme(programmeId)])
  const { now } = domainContext(getPortal())
  const isOpen = programme.opensAt <= now && now < programme.closesAt
  return (
    <div className="max-w-[40rem]">
      <AskIntroduction programme={programme} isOpen={isOpen} />
      <div className="mt-8 flex flex-wrap gap-3">
        {isOpen && (
          <Link href={askPath(programmeId, 'next')} prefetch={false} className="button-primary">
            {t('ask.begin')}
          </Link>
        )}
        <Link href="/" prefetch={false} className="button-quiet">
          {t('ask.withoutAccount')}
        </Link>
      </div>
    </div>
  )
}

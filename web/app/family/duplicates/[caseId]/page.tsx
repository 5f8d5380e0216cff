import type { Metadata } from 'next'
import { DuplicateAnswer } from '../../../../family/duplicates/duplicate-answer'
import { enterDuplicate } from '../../../../family/duplicates/enter-duplicate'
import { JoinAnswer } from '../../../../family/duplicates/join-answer'
import { chooseText } from '../../../../i18n/choose-text'
import { getReader } from '../../../../i18n/reader'
import { SectionReader } from '../../../../i18n/section-reader'
import { answerHere, answerJoinHere } from './actions'

interface DuplicatePageProps {
  params: Promise<{ caseId: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getReader()
  return { title: t('duplicate.title'), robots: { index: false } }
}

/** One page for both families of a double entry; each sees its own side alone. */
export default async function DuplicatePage({ params }: DuplicatePageProps) {
  const { caseId } = await params
  const { duplicate } = await enterDuplicate(caseId)
  const { t, locale } = await getReader()
  const { side, state, outcome, name, programme, joinsEmail } = duplicate
  return (
    <SectionReader sections={['duplicate']}>
      <div className="max-w-[38rem]">
        <p className="text-muted">{chooseText(programme, locale)}</p>
        <h1 className="font-semibold text-[1.5rem] sm:text-[2rem]">{t('duplicate.title')}</h1>
        <p className="mt-3">{t(`duplicate.what.${side}`, { name })}</p>
        <p role="status" className="mt-4 rounded-xl bg-sunken p-4 font-semibold">
          {outcome ? t(`duplicate.outcome.${outcome}`) : t(`duplicate.state.${side}.${state}`)}
        </p>
        {side === 'later' && state !== 'settled' && (
          <DuplicateAnswer action={answerHere.bind(null, caseId)} />
        )}
        {joinsEmail && (
          <JoinAnswer
            email={joinsEmail}
            agree={answerJoinHere.bind(null, caseId, true)}
            refuse={answerJoinHere.bind(null, caseId, false)}
          />
        )}
      </div>
    </SectionReader>
  )
}

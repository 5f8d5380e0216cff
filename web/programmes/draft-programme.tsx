import type { ProgrammeRules } from '@/domain/enrolment/find-programme-rules'
import { previewProgramme } from '@/domain/enrolment/preview-programme'
import { changeHere, publishHere } from '../app/operations/programmes/actions'
import { chooseText } from '../i18n/choose-text'
import { getReader } from '../i18n/reader'
import { showProgramme } from './programme-form'
import { ProgrammeForm } from './programme-form-fields'
import { PublishForm } from './publish-form'
import { regionName } from './region-name'

interface DraftProgrammeProps {
  programme: ProgrammeRules & { courses: { courseId: string }[] }
}

/** What the rules mean, in words and by examples; then publishing, and the form to change them. */
export async function DraftProgramme({ programme }: DraftProgrammeProps) {
  const { t, locale, timeZone } = await getReader()
  const { id, version } = programme
  return (
    <div className="mt-6 grid gap-x-12 gap-y-10 lg:grid-cols-2">
      <section>
        <h2 className="font-semibold text-[1.375rem]">{t('programmes.preview')}</h2>
        <ul className="mt-3 flex flex-col gap-3">
          {previewProgramme(programme).map(({ claim, regionCode, tier, evidence }) => (
            <li key={`${claim}${regionCode}`} className="rounded-xl border border-line p-4">
              <p>
                {t(`programmes.sample.${claim ?? 'none'}`, {
                  region: regionName(regionCode, locale),
                })}
              </p>
              <p className="font-semibold">
                {tier
                  ? t('programmes.sampleTier', {
                      rank: tier.rank,
                      name: chooseText({ zh: tier.nameZh, en: tier.nameEn }, locale),
                    })
                  : t('programmes.sampleRefused')}
              </p>
              {tier && <p className="text-muted">{t(`programmes.sampleEvidence.${evidence}`)}</p>}
            </li>
          ))}
        </ul>
        <h2 className="mt-8 font-semibold text-[1.375rem]">{t('programmes.publish')}</h2>
        <p className="mt-2">{t('programmes.publishText')}</p>
        <PublishForm action={publishHere.bind(null, id)} version={version} />
      </section>
      <section>
        <h2 className="font-semibold text-[1.375rem]">{t('programmes.change')}</h2>
        <ProgrammeForm
          key={version}
          action={changeHere.bind(null, id)}
          version={version}
          values={showProgramme(programme, timeZone)}
          zoneName={timeZone}
        />
      </section>
    </div>
  )
}

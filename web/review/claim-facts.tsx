import { sayRegion } from '../family/region-choices'
import { chooseText } from '../i18n/choose-text'
import { getReader } from '../i18n/reader'
import type { HeldEvidence } from './open-held-evidence'

/** What the family said, beside the document that is to show it. */
export async function ClaimFacts({ held }: { held: HeldEvidence }) {
  const { t, format, locale } = await getReader()
  const { profile, claim, subscription, sentAt, heldUntil, look, isObjection } = held
  const { programme, claim: kind } = subscription
  // Where the claim says that they live, where it is about that.
  const regionCode = claim?.regionCode ?? profile.regionCode
  const at = (moment: Date | null) =>
    moment ? format.dateTime(moment, { dateStyle: 'medium', timeStyle: 'short' }) : '–'
  const looks = ['first', 'second', 'third'] as const
  const { birthYear, birthMonth } = profile
  const birth = { year: String(birthYear), month: String(birthMonth).padStart(2, '0') }
  const facts = [
    ['child', profile.name],
    ['born', t('review.birth', birth)],
    ['residence', sayRegion(regionCode, locale)],
    ['hospital', claim?.hospital],
    ['role', claim?.role],
    ['programme', chooseText({ zh: programme.nameZh, en: programme.nameEn }, locale)],
    ['sent', at(sentAt)],
    ['until', at(heldUntil)],
  ] as const
  return (
    <section aria-labelledby="claim">
      <p className="font-semibold text-leaf">
        {t(`review.look.${isObjection ? 'objection' : (looks[look - 1] ?? 'first')}`)}
      </p>
      <h2 id="claim" className="mt-1 font-semibold text-[1.375rem]">
        {t(`review.kind.${kind ?? 'residence'}`)}
      </h2>
      <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {facts.map(([name, value]) =>
          value ? (
            <div key={name} className="contents">
              <dt className="text-muted">{t(`review.${name}`)}</dt>
              <dd className="font-semibold">{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </section>
  )
}

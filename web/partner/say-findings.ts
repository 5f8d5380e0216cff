import type { FormState } from '../components/form/form-state'
import type { Translate } from '../i18n/reader'
import type { SiteFindings } from './check-site'

/** What a check came to, as its form says it: done, or what was found instead in each of the two places. */
export function sayFindings({ dns, file }: SiteFindings, t: Translate): FormState {
  if (dns === 'found') return { values: {}, problems: {}, done: t('siteProof.found.dns') }
  if (file.kind === 'found') return { values: {}, problems: {}, done: t('siteProof.found.file') }
  return {
    values: {},
    problem: t('siteProof.notFound'),
    problems: {
      dns: t(`siteProof.dns.finding.${dns}`),
      file: t(`siteProof.file.finding.${file.kind}`, {
        status: 'status' in file ? file.status : 0,
      }),
    },
  }
}

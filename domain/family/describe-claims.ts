import type { ChildDataKeys } from '@/common/child-data-keys'
import type { Database } from '@/prisma/database'
import { chooseTier } from '../enrolment/choose-tier'
import { findProgrammeRules } from '../enrolment/find-programme-rules'
import type { ChildToRequest } from '../enrolment/requested-child'
import type { AskDraft } from './ask-draft'
import { openProfile } from './child-profile'
import { sealText } from './seal-child-text'

interface DescribeClaimsOptions {
  db: Database
  keys: ChildDataKeys
  programmeId: string
  draft: AskDraft
}

/** What is claimed for each chosen child: where a sibling lives elsewhere, the residence of one is no claim of the other. */
export async function describeClaims(options: DescribeClaimsOptions): Promise<ChildToRequest[]> {
  const { db, keys, programmeId, draft } = options
  const { claim = null, hospital, role, chosenIds } = draft
  const [{ tiers }, children] = await Promise.all([
    findProgrammeRules({ db, programmeId }),
    db.child.findMany({ where: { id: { in: chosenIds } }, orderBy: { id: 'asc' } }),
  ])
  const sealed = (text: string) => sealText(text, 'claim', keys)
  return Promise.all(
    children.map(async ({ id: childId, sealedProfile }) => {
      const { regionCode } = await openProfile(sealedProfile, keys)
      if (!claim || chooseTier({ tiers, claim, regionCode }) === null) {
        return { childId, claim: null }
      }
      const said = claim === 'medical_worker' ? { hospital, role } : { regionCode }
      return { childId, claim, sealedClaim: await sealed(JSON.stringify(said)) }
    }),
  )
}

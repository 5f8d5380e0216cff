import { notFound, redirect } from 'next/navigation'
import { DomainError } from '@/domain/domain-error'
import { findProgrammeRules } from '@/domain/enrolment/find-programme-rules'
import { emptyDraft } from '@/domain/family/ask-draft'
import { findAskDraft } from '@/domain/family/find-ask-draft'
import { findFamily } from '@/domain/family/find-family'
import { listAskedChildren } from '@/domain/family/list-asked-children'
import { listChildren } from '@/domain/family/list-children'
import { findCurrentAccount, findSignedIn, requireAccount } from '../../auth/current-account'
import { domainContext, getPortal } from '../../server/portal'

/** The published programme of an asking, for everybody; to nobody is there one that is not published. */
export async function findAskedProgramme(programmeId: string) {
  try {
    return await findProgrammeRules({ db: getPortal().db, programmeId })
  } catch (error) {
    if (error instanceof DomainError && error.code === 'programme_not_found') notFound()
    throw error
  }
}

export const askPath = (programmeId: string, below = '') =>
  `/family/ask/${programmeId}${below && `/${below}`}`

/**
 * For a step of an asking and its actions: who asks, for what, and what is filled in so far. Whoever is not
 * signed in does that in the same flow, and comes back to this step.
 */
export async function enterAsking(programmeId: string, below = '') {
  const programme = await findAskedProgramme(programmeId)
  if (!(await findSignedIn())) redirect(askPath(programmeId, 'enter'))
  const { accountId } = await requireAccount(askPath(programmeId, below))
  const portal = getPortal()
  const { db, now } = domainContext(portal)
  const keys = portal.settings.childDataKeys
  const [kept, familyId] = await Promise.all([
    findAskDraft({ db, keys, accountId, programmeId }),
    findFamily({ db, accountId }),
  ])
  const children = familyId ? await listChildren({ db, keys, familyId }) : []
  const asked = familyId ? await listAskedChildren({ db, familyId, programmeId }) : []
  return {
    ...{ programme, portal, children, asked, familyId, draft: kept?.draft ?? emptyDraft },
    /** Changes with every saving: what was typed before it is not typed any more. */
    savedAt: kept?.savedAt.toISOString() ?? 'new',
    context: { db, now, keys, accountId, programmeId },
  }
}

export type Asking = Awaited<ReturnType<typeof enterAsking>>

/** Whoever is signed in already need not do it again. */
export async function skipEntering(programmeId: string) {
  if (await findCurrentAccount()) redirect(askPath(programmeId, 'next'))
}

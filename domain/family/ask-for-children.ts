import type { ChildDataKeys } from '@/common/child-data-keys'
import type { Database } from '@/prisma/database'
import { DomainError } from '../domain-error'
import { type RequestAnswer, requestSubscription } from '../enrolment/request-subscription'
import type { AskDraft } from './ask-draft'
import { beginFamily } from './begin-family'
import { describeClaims } from './describe-claims'
import { findAskDraft } from './find-ask-draft'
import { keepDraftChildren } from './keep-draft-children'
import { recordConsents } from './record-consents'
import { sendAskedReceipt } from './send-asked-receipt'

interface AskOptions {
  db: Database
  now: Date
  keys: ChildDataKeys
  portalUrl: string
  accountId: string
  programmeId: string
  /** In which the texts were shown. */
  locale: string
}

/**
 * Asks for the children of a draft. Their family, what is known of them and the consents are written
 * first, then the request; each finds what is there already, so that whoever sends it twice, or again
 * because an answer was lost, has asked once. The draft goes last. Throws DomainError `asking_not_begun`,
 * `consent_missing`, `too_many_children`, `child_age_impossible`, `region_not_found`, and those of
 * `requestSubscription`.
 */
export async function askForChildren(options: AskOptions): Promise<RequestAnswer[]> {
  const { db, now, keys, accountId, programmeId, locale } = options
  const draft = (await findAskDraft(options))?.draft
  if (!draft || draft.chosenIds.length === 0) throw new DomainError('asking_not_begun')
  const { consents = [], chosenIds } = draft
  if (!consents.includes('enrolment')) throw new DomainError('consent_missing')
  await db.$transaction(async (tx) => {
    const familyId = await beginFamily({ db: tx, now, accountId })
    await keepDraftChildren({ db: tx, now, keys, familyId, draft })
    const own = await tx.child.count({ where: { familyId, id: { in: chosenIds } } })
    if (own < chosenIds.length) throw new DomainError('child_not_found')
    await recordConsents({
      ...{ db: tx, now, accountId, locale },
      childIds: chosenIds,
      purposes: consents,
    })
  })
  const answers = await requestSubscription({
    ...{ db, keys, accountId, programmeId },
    children: await describeClaims({ db, keys, programmeId, draft: withoutUnchecked(draft) }),
    together: draft.isTogether,
    takesFreePlace: draft.takesFreePlace,
  })
  await db.$transaction(async (tx) => {
    const { count } = await tx.askDraft.deleteMany({ where: { accountId, programmeId } })
    if (count > 0) await sendAskedReceipt({ ...options, db: tx, answers, purposes: consents })
  })
  return answers
}

/** A claim that nobody may check is none. */
function withoutUnchecked(draft: AskDraft): AskDraft {
  return draft.consents?.includes('evidence') ? draft : { ...draft, claim: null }
}

import { notFound } from 'next/navigation'
import { findDuplicateCase } from '@/domain/family/duplicates/find-duplicate-case'
import { enterFamily } from '../enter-family'

/** For the page of a double entry and its actions: to whoever is of neither family it does not exist. */
export async function enterDuplicate(caseId: string, side?: 'earlier' | 'later') {
  const entered = await enterFamily(`duplicates/${caseId}`)
  const keys = entered.portal.settings.childDataKeys
  const duplicate = await findDuplicateCase({ ...entered.context, keys, caseId })
  if (!duplicate || (side && duplicate.side !== side)) notFound()
  return { ...entered, keys, duplicate }
}

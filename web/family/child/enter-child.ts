import { notFound } from 'next/navigation'
import { findChild } from '@/domain/family/find-child'
import { enterFamily } from '../enter-family'

/** For the page of a child and its actions; another family's child does not exist. */
export async function enterChild(childId: string) {
  const entered = await enterFamily(`children/${childId}`)
  const keys = entered.portal.settings.childDataKeys
  const child = await findChild({ ...entered.context, keys, childId })
  if (!child) notFound()
  return { ...entered, keys, child }
}

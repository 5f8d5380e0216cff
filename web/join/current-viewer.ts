import type { Viewer } from '@/domain/course/find-watch-page'
import { findCurrentAccount } from '../auth/current-account'
import { readClassCodes } from './class-codes'

/** What this request can show for a class that is not for everybody. */
export async function findCurrentViewer(): Promise<Viewer> {
  const [account, classCodes] = await Promise.all([findCurrentAccount(), readClassCodes()])
  return { accountId: account?.accountId ?? null, grants: account?.grants ?? [], classCodes }
}

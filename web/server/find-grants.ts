import type { CurrentAccount } from '@/domain/account/find-sign-in'
import { RefusedRequest } from './answer'

/** Looks up who asks. */
export type FindAccount = () => Promise<Pick<CurrentAccount, 'accountId' | 'grants'> | null>

/** Who asks; 401 for somebody who is not signed in. */
export async function findAsker(findAccount: FindAccount) {
  const account = await findAccount()
  if (!account) throw new RefusedRequest(401, 'unauthorised')
  return account
}

/** What whoever asks may be; 401 for somebody who is not signed in. */
export const findGrants = async (findAccount: FindAccount) => (await findAsker(findAccount)).grants

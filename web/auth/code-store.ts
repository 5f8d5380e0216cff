import { PrismaAdapter } from '@next-auth/prisma-adapter'
import type { Transaction } from '@/prisma/database'

type AdapterClient = Parameters<typeof PrismaAdapter>[0]

/** next-auth's store of e-mailed codes, over our own table. */
export function codeStore(db: Transaction) {
  // The adapter is written for a client with tables of next-auth's names; of those it uses this one.
  const client = { verificationToken: db.signInCode } as unknown as AdapterClient
  const { createVerificationToken, useVerificationToken } = PrismaAdapter(client)
  if (!createVerificationToken || !useVerificationToken) {
    throw new Error('the adapter keeps no verification tokens')
  }
  return { createVerificationToken, useVerificationToken }
}

'use server'

import { revalidatePath } from 'next/cache'
import { withdrawEmbed } from '@/domain/partner/withdraw-embed'
import { enterAsOperator } from '../../enter-as-operator'

export async function withdrawHere(partnerId: string, embedId: string) {
  const { page, context } = await enterAsOperator(`/${partnerId}/players`)
  await withdrawEmbed({ ...context, of: { partnerId }, embedId })
  revalidatePath(page)
}

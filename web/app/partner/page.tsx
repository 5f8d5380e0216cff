import { notFound, redirect } from 'next/navigation'
import { requireAccount } from '../../auth/current-account'

/** Leads an editor to the partner that they edit for. */
export default async function PartnerPage() {
  const { grants } = await requireAccount('/partner')
  const partnerId = grants.find((grant) => grant.partnerId)?.partnerId
  if (!partnerId) notFound()
  redirect(`/partner/${partnerId}`)
}

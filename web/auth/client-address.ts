import { networkOf } from '@/common/address-network'

/** The network of whoever asks, as `nameClients` has written its address into the request. */
export const readAddress = (forwardedFor: string | null) => networkOf(forwardedFor ?? '')

/** The address of whoever asks, as `nameClients` has written it into the request. */
export const readAddress = (forwardedFor: string | null) => forwardedFor ?? ''

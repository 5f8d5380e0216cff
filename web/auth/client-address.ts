/** The address of whoever asks: the last hop, which our own proxy, or Next.js itself, has written. */
export const readAddress = (forwardedFor: string | null) =>
  forwardedFor?.split(',').at(-1)?.trim() ?? ''

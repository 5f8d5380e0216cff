/** Where to go after signing in: a page of ours, never another site. */
export function safeNext(next: unknown, fallback = '/account'): string {
  if (typeof next !== 'string') return fallback
  const here = 'http://portal.invalid'
  const isOurs = next.startsWith('/') && URL.parse(next, here)?.origin === here
  return isOurs ? next : fallback
}

/** The page to sign in on, which leads back to where one was. */
export const signInPath = (next: string) => `/sign-in?next=${encodeURIComponent(next)}`

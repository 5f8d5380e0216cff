/** What Next.js runs once when the portal's process starts. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { openAskingDoor } = await import('./enrolment/asking-door')
  openAskingDoor()
}

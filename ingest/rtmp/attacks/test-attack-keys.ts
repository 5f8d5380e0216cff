/** Keys by what the portal says to them. None may ever be found in a log. */
export const attackKeys = {
  good: 'key-of-a-class-5f3a',
  standing: 'key-of-the-class-that-is-on-air-77',
  wrong: 'key-of-nobody-11',
  late: 'key-of-a-patient-class-42',
  unheard: 'key-of-a-lonely-class-90',
} as const

/** What the portal grants. */
export const attackBroadcastIds = {
  [attackKeys.good]: '1'.repeat(32),
  [attackKeys.standing]: '2'.repeat(32),
  [attackKeys.late]: '3'.repeat(32),
} as const

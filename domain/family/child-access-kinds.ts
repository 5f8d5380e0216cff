/** What can be seen of a child; each has its sentence on the family's pages. */
export const childAccessKinds = [
  'profile_seen',
  'evidence_seen',
  'attendance_seen',
  'duplicate_seen',
  'objection_seen',
] as const
export type ChildAccessKind = (typeof childAccessKinds)[number]

/** What a key may be for; a program is given no more than it needs. */
export const apiScopes = [
  'school:read',
  'teachers:read',
  'classrooms:read',
  'classrooms:write',
  'courses:read',
  'courses:write',
  'class_sessions:read',
  'class_sessions:write',
  'broadcasts:read',
  'attendance:read',
] as const
export type ApiScope = (typeof apiScopes)[number]

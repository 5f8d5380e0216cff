/** What sentences of the audit log may name. */
export const auditValueNames = ['count', 'reason', 'name', 'course', 'host', 'proof'] as const

/** That, from what was written down with the deed. */
export function auditValues(details: unknown) {
  const given = new Map<string, unknown>(Object.entries(details ?? {}))
  const text = (key: string) => String(given.get(key) ?? '')
  return {
    count: Number(given.get('count') ?? 1),
    ...{ reason: text('reason'), name: text('name') },
    ...{ course: text('course'), host: text('host'), proof: text('proof') },
  }
}

/** The classes that everybody may watch: of public courses, in schools that an operator has approved. */
export const forEverybody = {
  isRehearsal: false,
  course: { audience: 'public', school: { standing: 'full' } },
} as const

import { z } from 'zod'
import { toInstant, toLocalTime } from '@/domain/course/local-time'
import type { ProgrammeRules } from '@/domain/enrolment/find-programme-rules'
import { type ProgrammeInput, programmeSchema } from '@/domain/enrolment/programme-schema'

/** Tiers that the form has room for; one whose names are left empty is none. */
export const tierNumbers = [1, 2, 3] as const

const optionalText = z.string().max(4_000).optional()
const numberText = z.coerce.number().int()
const localTime = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/)

const tierFields = Object.fromEntries(
  tierNumbers.flatMap((number) =>
    ['NameZh', 'NameEn', 'Medical', 'Regions'].map((name) => [
      `tier${number}${name}`,
      optionalText,
    ]),
  ),
)

/** The form as it is typed: numbers and times are text. */
export const programmeFormSchema = z
  .object({
    ...{ nameZh: z.string(), nameEn: z.string(), textZh: optionalText, textEn: optionalText },
    ...{ quota: numberText, keptQuota: numberText.default(0), keptUntil: localTime.optional() },
    ...{ opensAt: localTime, closesAt: localTime, endsAt: localTime.optional() },
    ...{ offerHours: numberText.default(48), drawMinutes: numberText.optional() },
    evidenceRule: z.enum(['none', 'sample', 'all']).default('sample'),
    ...{ evidencePercent: numberText.default(10), secondReviewPercent: numberText.default(5) },
    ...{ evidenceDueDays: numberText.default(14), evidenceDays: numberText.default(30) },
    asksIdentity: z.literal('on').optional(),
    ...{ tranches: optionalText, courses: optionalText },
    version: z.coerce.number().int().default(1),
    requestId: z.string().max(64).optional(),
  })
  .catchall(optionalText)
  .and(z.object(tierFields))

type TypedProgramme = z.output<typeof programmeFormSchema>

const linesOf = (text: unknown) =>
  String(text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** What was typed, as a programme; or what to mend, by the field's name. */
export function readProgramme(typed: TypedProgramme, timeZone: string) {
  const at = (text: string) => {
    const [date = '', time = ''] = text.split(/[T ]+/)
    return toInstant({ date, time }, timeZone)
  }
  const { version, requestId, courses, ...rest } = typed
  const field = (name: string) => String(Reflect.get(rest, name) ?? '').trim()
  return programmeSchema.safeParse({
    ...rest,
    opensAt: at(typed.opensAt),
    closesAt: at(typed.closesAt),
    keptUntil: typed.keptUntil && at(typed.keptUntil),
    endsAt: typed.endsAt && at(typed.endsAt),
    asksIdentity: typed.asksIdentity === 'on',
    tiers: tierNumbers
      .map((number) => {
        const regionPrefixes = field(`tier${number}Regions`)
          .split(/[\s,，、]+/)
          .filter(Boolean)
        return {
          ...{
            nameZh: field(`tier${number}NameZh`),
            nameEn: field(`tier${number}NameEn`),
            regionPrefixes,
          },
          claims: [
            ...(regionPrefixes.length > 0 ? ['residence'] : []),
            ...(field(`tier${number}Medical`) === 'on' ? ['medical_worker'] : []),
          ],
        }
      })
      .filter(({ nameZh, nameEn }) => nameZh !== '' || nameEn !== ''),
    tranches: linesOf(typed.tranches).map((line) => {
      const [date = '', time = '', places] = line.split(/\s+/)
      const isTime = /^\d{4}-\d\d-\d\d$/.test(date) && /^\d\d:\d\d$/.test(time)
      return {
        opensAt: isTime ? toInstant({ date, time }, timeZone) : null,
        places: Number(places),
      }
    }),
    courseIds: linesOf(courses).map((line) => line.split('/').at(-1) ?? line),
  })
}

type Shown = ProgrammeRules & { courses: { courseId: string }[] }

/** A programme as the form shows it. */
export function showProgramme(programme: Shown, timeZone: string): Record<string, string> {
  const show = (at: Date | null, between = 'T') => {
    if (!at) return ''
    const { date, time } = toLocalTime(at, timeZone)
    return `${date}${between}${time}`
  }
  const tiers = programme.tiers.flatMap(({ rank, nameZh, nameEn, claims, regionPrefixes }) => [
    [`tier${rank}NameZh`, nameZh],
    [`tier${rank}NameEn`, nameEn],
    [`tier${rank}Medical`, claims.includes('medical_worker') ? 'on' : ''],
    [`tier${rank}Regions`, regionPrefixes.join(' ')],
  ])
  const numbers = [
    'quota',
    'keptQuota',
    'offerHours',
    'evidencePercent',
    'secondReviewPercent',
  ] as const
  const days = ['evidenceDueDays', 'evidenceDays'] as const
  return {
    ...{ nameZh: programme.nameZh, nameEn: programme.nameEn },
    ...{ textZh: programme.textZh, textEn: programme.textEn, evidenceRule: programme.evidenceRule },
    ...Object.fromEntries([...numbers, ...days].map((name) => [name, String(programme[name])])),
    ...{ opensAt: show(programme.opensAt), closesAt: show(programme.closesAt) },
    ...{ endsAt: show(programme.endsAt), keptUntil: show(programme.keptUntil) },
    drawMinutes: programme.drawMinutes === null ? '' : String(programme.drawMinutes),
    asksIdentity: programme.asksIdentity ? 'on' : '',
    tranches: programme.tranches
      .map(({ opensAt, places }) => `${show(opensAt, ' ')} ${places}`)
      .join('\n'),
    courses: programme.courses.map(({ courseId }) => courseId).join('\n'),
    ...Object.fromEntries(tiers),
  }
}

export type { ProgrammeInput }

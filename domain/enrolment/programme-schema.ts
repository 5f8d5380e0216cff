import { z } from 'zod'
import { ClaimKind, EvidenceRule } from '@/prisma/database'
import { nameSchema } from '../name'

const mostPlaces = 100_000_000
const placesSchema = z.number().int().min(1).max(mostPlaces)
const percentSchema = z.number().int().min(0).max(100)
const textSchema = z.string().trim().max(4_000).default('')

export const tierSchema = z.object({
  nameZh: nameSchema,
  nameEn: nameSchema,
  claims: z.array(z.enum(ClaimKind)),
  /** Beginnings of division codes: a province, a prefecture or a county. */
  regionPrefixes: z.array(z.string().regex(/^[1-9]\d(\d\d){0,2}$/)).max(100),
})

const rulesSchema = z.object({
  nameZh: nameSchema,
  nameEn: nameSchema,
  textZh: textSchema,
  textEn: textSchema,
  quota: placesSchema,
  keptQuota: z.number().int().min(0).max(mostPlaces).default(0),
  keptUntil: z.date().optional(),
  opensAt: z.date(),
  closesAt: z.date(),
  endsAt: z.date().optional(),
  offerHours: z.number().int().min(1).max(720).default(48),
  evidenceRule: z.enum(EvidenceRule).default('sample'),
  evidencePercent: percentSchema.default(10),
  secondReviewPercent: percentSchema.default(5),
  evidenceDueDays: z.number().int().min(1).max(90).default(14),
  evidenceDays: z.number().int().min(0).max(365).default(30),
  asksIdentity: z.boolean().default(false),
  drawMinutes: z.number().int().min(1).max(10_080).optional(),
  /** The first goes first. */
  tiers: z.array(tierSchema).min(1).max(9),
  tranches: z
    .array(z.object({ opensAt: z.date(), places: placesSchema }))
    .max(20)
    .default([]),
  courseIds: z.array(z.string().min(1).max(64)).max(500).default([]),
})

/** What an operator says of a programme, each rule that does not fit with the field that has to be mended. */
export const programmeSchema = rulesSchema.superRefine((rules, context) => {
  for (const [field, message] of findContradictions(rules)) {
    context.addIssue({ code: 'custom', path: [field], message })
  }
})

export type ProgrammeInput = z.output<typeof programmeSchema>

/** Why rules contradict each other, as the screens say it. */
export const contradictions = [
  'closes_before_opening',
  'ends_before_closing',
  'kept_more_than_quota',
  'kept_without_date',
  'kept_until_after_closing',
  'draw_after_closing',
  'residence_without_regions',
  'everybody_not_last',
  'tranches_not_quota',
  'tranche_after_end',
] as const
export type Contradiction = (typeof contradictions)[number]

function findContradictions(rules: z.output<typeof rulesSchema>): [string, Contradiction][] {
  const { opensAt, closesAt, endsAt = closesAt, keptUntil, keptQuota, quota, tiers } = rules
  const drawEndMs = opensAt.getTime() + (rules.drawMinutes ?? 0) * 60_000
  const released = rules.tranches.reduce((sum, { places }) => sum + places, 0)
  const everybody = tiers.findIndex(({ claims }) => claims.length === 0)
  const lacksRegions = tiers.some(
    ({ claims, regionPrefixes }) => claims.includes('residence') && regionPrefixes.length === 0,
  )
  const found: [boolean, string, Contradiction][] = [
    [closesAt <= opensAt, 'closesAt', 'closes_before_opening'],
    [endsAt < closesAt, 'endsAt', 'ends_before_closing'],
    [keptQuota > quota, 'keptQuota', 'kept_more_than_quota'],
    [keptQuota > 0 && !keptUntil, 'keptUntil', 'kept_without_date'],
    [keptUntil !== undefined && keptUntil > closesAt, 'keptUntil', 'kept_until_after_closing'],
    [drawEndMs >= closesAt.getTime(), 'drawMinutes', 'draw_after_closing'],
    [lacksRegions, 'tiers', 'residence_without_regions'],
    [everybody !== -1 && everybody !== tiers.length - 1, 'tiers', 'everybody_not_last'],
    [rules.tranches.length > 0 && released !== quota, 'tranches', 'tranches_not_quota'],
    [rules.tranches.some(({ opensAt: at }) => at >= endsAt), 'tranches', 'tranche_after_end'],
  ]
  return found.flatMap(([isSo, field, message]) => (isSo ? [[field, message]] : []))
}

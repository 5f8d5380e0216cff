import type { Database } from '@/prisma/database'
import { lectureCourse } from './demo-school'

interface DemoPartnerOptions {
  db: Database
  now: Date
  portalUrl: string
}

/** The demo's partner and its player, with ids that every start finds again. */
export const demoPartner = {
  id: 'demo-partner',
  nameZh: '晨光教育网',
  nameEn: 'Morning Light Education Online',
  site: 'https://media.example',
  contactName: '周编辑 · Editor Zhou',
  contactEmail: 'editor@demo.example',
  purpose: '演示 · Demonstration',
} as const
const playerId = 'demoplayer'
const linkPlayerId = 'demolinkplayer'

/** A partner that may carry the demo's courses, one player of it, and the one of pasted links; gives the address of the first. */
export async function ensureDemoPartner({ db, now, portalUrl }: DemoPartnerOptions) {
  const partner = { ...demoPartner, standing: 'approved', createdAt: now } as const
  await db.partner.upsert({ where: { id: partner.id }, create: partner, update: {} })
  const common = { courseId: lectureCourse.id, createdAt: now }
  const { origin } = new URL(portalUrl)
  const origins = [origin, 'https://media.example', 'https://*.media.example']
  const player = { ...common, partnerId: partner.id, name: lectureCourse.titleZh, origins }
  const ofLinks = { ...common, name: 'Links', isForAnySite: true, origins: [] }
  for (const [id, create] of [
    [playerId, player],
    [linkPlayerId, ofLinks],
  ] as const) {
    await db.embed.upsert({ where: { id }, create: { id, ...create }, update: {} })
  }
  return new URL(`/embed/${playerId}`, portalUrl).href
}

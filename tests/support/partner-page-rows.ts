import { type Asker, everybody } from './askers'

/** A page or a route in the table of who may see what. */
export interface PageRow {
  /** The address, with ids of the demo's school, and with those of another. */
  own: string
  foreign?: string
  /** Who is answered with the page or the figures themselves. */
  may: readonly Asker[]
}

interface WebhookPages {
  feedWebhookPage: string
  /** Of a school. */
  webhookId: string
}

const ofPartner = (root: string, below: string): PageRow => ({
  own: `${root}/demo-partner${below}`,
  foreign: `${root}/another${below}`,
  may: ['partner'],
})

const ofOperator = (below: string): PageRow => ({
  own: `/operations/partners${below}`,
  may: ['operator'],
})

/** What partners, operators and whoever applies see of partners. */
export const partnerPageRows = ({
  feedWebhookPage,
  webhookId,
}: WebhookPages): Record<string, PageRow> => ({
  '/api/partner/[partnerId]/statistics': ofPartner('/api/partner', '/statistics'),
  '/operations/partners': ofOperator(''),
  '/operations/partners/[partnerId]': ofOperator('/demo-partner'),
  '/operations/partners/[partnerId]/players': ofOperator('/demo-partner/players'),
  // Leads on to the partner that somebody edits for.
  '/partner': { own: '/partner', may: [] },
  '/partner/[partnerId]': ofPartner('/partner', ''),
  '/partner/[partnerId]/access': ofPartner('/partner', '/access'),
  '/partner/[partnerId]/access/[webhookId]': {
    ...{ own: feedWebhookPage, may: ['partner'] },
    foreign: `/partner/demo-partner/access/${webhookId}`,
  },
  '/partner/[partnerId]/catalogue': ofPartner('/partner', '/catalogue'),
  '/partner/[partnerId]/catalogue/[courseId]': ofPartner('/partner', '/catalogue/demo-lecture'),
  '/partner/[partnerId]/embeds/[embedId]': {
    ...ofPartner('/partner', '/embeds/demoplayer'),
    foreign: '/partner/demo-partner/embeds/demolinkplayer',
  },
  '/partner/[partnerId]/statistics': ofPartner('/partner', '/statistics'),
  '/partners/apply': { own: '/partners/apply', may: everybody },
  '/partners/apply/[partnerId]': { own: '/partners/apply/demo-partner', may: everybody },
  '/partners/docs': { own: '/partners/docs', may: everybody },
})

import type { FeedNews } from '@/domain/webhook/webhook-events'

const news: FeedNews = {
  type: 'feed.changed',
  timestamp: '2026-03-02T01:00:00.000Z',
  data: { partnerId: '…' },
}

/** What a partner's addresses are sent; shown in the documentation. */
export const feedNewsExample = JSON.stringify(news, null, 2)

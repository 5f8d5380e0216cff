import { Feed } from 'feed'
import type { FeedHead, FeedItem } from './feed-item'

const mediaNamespace = 'http://search.yahoo.com/mrss/'

/** RSS 2.0 with the player of each class as Media RSS 1.5.1. */
export function formatRss({ title, description, language, homeUrl, feedUrl, items }: FeedHead) {
  const newestMs = Math.max(0, ...items.map(({ changedAt }) => changedAt.getTime()))
  const feed = new Feed({
    ...{ title, description, language, id: homeUrl, link: homeUrl, generator: 'Seedling' },
    // Of the content, not of the asking: the same classes are the same bytes.
    updated: new Date(newestMs),
    feedLinks: { rss: feedUrl },
  })
  for (const item of items) {
    feed.addItem({
      ...{ title: item.title, id: item.id, guid: item.id, link: item.url },
      ...{ date: item.startsAt, description: item.summary },
      category: [{ name: item.state }, { name: item.courseTitle }],
      extensions: [{ name: 'media:content', objects: media(item) }],
    })
  }
  return feed.rss2()
}

function media({ url, embedUrl, title, summary, language, replaySeconds }: FeedItem) {
  return {
    _attributes: {
      'xmlns:media': mediaNamespace,
      ...{ medium: 'video', lang: language, isDefault: 'true' },
      ...(replaySeconds !== null && { duration: String(replaySeconds) }),
    },
    'media:title': { _attributes: { type: 'plain' }, _text: title },
    'media:description': { _attributes: { type: 'plain' }, _text: summary },
    'media:player': { _attributes: { url: embedUrl ?? url } },
  }
}

import type { FeedHead, FeedItem } from './feed-item'

/** JSON Feed 1.1 (jsonfeed.org); what only we say stands below `_seedling`. */
export function formatJsonFeed({
  title,
  description,
  language,
  homeUrl,
  feedUrl,
  items,
}: FeedHead) {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    ...{ title, description, language },
    home_page_url: homeUrl,
    feed_url: feedUrl,
    items: items.map(toItem),
  })
}

const toItem = (item: FeedItem) => ({
  ...{ id: item.id, url: item.url, title: item.title, summary: item.summary },
  content_text: item.summary,
  date_published: item.startsAt.toISOString(),
  date_modified: item.changedAt.toISOString(),
  language: item.language,
  authors: [{ name: item.schoolName }],
  tags: [item.state, item.courseTitle],
  _seedling: {
    ...{ state: item.state, cancelled: item.isCancelled, class_id: item.classSessionId },
    ...{ starts_at: item.startsAt.toISOString(), ends_at: item.endsAt.toISOString() },
    ...{ replay_seconds: item.replaySeconds, embed_url: item.embedUrl },
  },
})

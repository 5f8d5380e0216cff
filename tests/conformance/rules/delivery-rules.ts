import { listCaptures, listRenditions, listSegments } from '../all-captures'
import type { Captures } from '../captures'
import { type ConformanceRule, findEach } from '../rule'

function listAnswers(captures: Captures) {
  const renditions = listRenditions(listCaptures(captures))
  return [
    ...listCaptures(captures).map(({ answer }) => answer),
    ...renditions.map(({ rendition }) => rendition.answer),
    ...listSegments(renditions).map(({ segment }) => segment.answer),
  ]
}

const isPlaylist = ({ url }: { url: string }) => /\.m3u8(\?|$)/.test(url)
const wantedType = (url: string) =>
  isPlaylist({ url }) ? 'application/vnd.apple.mpegurl' : 'video/iso.segment'

export const deliveryRules: ConformanceRule[] = [
  {
    id: 'A30',
    rule: '8.18',
    level: 'MUST',
    measures: 'status of every playlist and segment: 200, never a redirect',
    check: (captures) =>
      findEach(
        listAnswers(captures),
        'answers',
        ({ url, status }) => status !== 200 && `${status} at ${new URL(url).pathname}`,
      ),
  },
  {
    id: 'A33',
    rule: '8.24',
    level: 'SHOULD',
    measures: 'Last-Modified of live playlists: at most 3 target durations before Date',
    departs:
      'There is none: a live playlist changes four times a second, and a validator that counts whole seconds would let caches answer “not modified” to one that has gone on.',
    check: ({ live }) =>
      findEach(
        live.renditions,
        'headers',
        ({ id, answer }) => !answer.headers.has('last-modified') && id,
      ),
  },
  {
    id: 'A41',
    rule: '10.1',
    level: 'MUST',
    measures: 'Content-Encoding of playlists: gzip',
    check: (captures) =>
      findEach(
        listAnswers(captures).filter(isPlaylist),
        'playlists',
        ({ url, headers }) => headers.get('content-encoding') !== 'gzip' && new URL(url).pathname,
      ),
  },
  {
    id: 'A43',
    rule: '10.4',
    level: 'SHOULD',
    measures: 'Content-Type: application/vnd.apple.mpegurl, video/iso.segment',
    check: (captures) =>
      findEach(listAnswers(captures), 'types', ({ url, headers }) => {
        const type = headers.get('content-type')
        return type !== wantedType(url) && `${type} at ${new URL(url).pathname}`
      }),
  },
]

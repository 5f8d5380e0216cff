import { isAudio, listCaptures, listRenditions, listSegments } from '../all-captures'
import { type ConformanceRule, findEach } from '../rule'

const noText = 'No captions or subtitles are made yet; nothing in the playlists says otherwise.'

export const soundRules: ConformanceRule[] = [
  {
    id: 'A12',
    rule: '2.3, 2.4',
    level: 'MUST',
    measures: 'every sound is AAC-LC; of a stereo source every EXT-X-MEDIA has two channels',
    check: (captures) =>
      findEach(listCaptures(captures), 'CODECS, CHANNELS', ({ name, multivariant, renditions }) => {
        const codecs = renditions
          .filter(({ kind }) => kind === 'audio')
          .flatMap(({ segments }) => segments.map(({ fragment }) => fragment.codec))
        const odd = codecs.find((codec) => codec !== 'mp4a.40.2')
        if (odd) return `${name}: ${odd}`
        const channels = multivariant.variants.flatMap(({ audio }) =>
          audio.map((sound) => sound.channels),
        )
        // The lecture is in mono, the class in stereo.
        const wanted = name === 'live' ? ['1', '2'] : ['2']
        return channels.some((count) => !count || !wanted.includes(count)) && `${name}: ${channels}`
      }),
  },
  {
    id: 'A13',
    rule: '2.15, 2.17',
    level: 'MUST',
    measures: 'tracks of every segment: one',
    check: (captures) =>
      findEach(
        listSegments(listRenditions(listCaptures(captures))),
        'tracks',
        ({ where, segment }) =>
          segment.fragment.trackCount !== 1 && `${where}: ${segment.fragment.trackCount} tracks`,
      ),
  },
  { id: 'A14', rule: '4.4–4.7', level: 'MUST', measures: 'captions', doesNotApply: noText },
  { id: 'A15', rule: '5.2, 5.3', level: 'MUST', measures: 'WebVTT', doesNotApply: noText },
  {
    id: 'A16',
    rule: '5.5, 5.6',
    level: 'MUST',
    measures: 'subtitle playlists',
    doesNotApply: noText,
  },
  {
    id: 'A27',
    rule: '8.10',
    level: 'MUST',
    measures: 'LANGUAGE of every EXT-X-MEDIA: a tag of BCP 47',
    check: (captures) =>
      findEach(
        listCaptures(captures).flatMap(({ name, multivariant }) =>
          multivariant.variants.flatMap(({ audio }) => audio.map((sound) => ({ name, sound }))),
        ),
        'LANGUAGE',
        ({ name, sound }) => {
          const isTag = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(sound.language ?? '')
          return !isTag && `${name} ${sound.groupId}: ${sound.language}`
        },
      ),
  },
  {
    id: 'A35',
    rule: '9.5, 9.7',
    level: 'SHOULD',
    measures: 'sound has playlists of its own: no picture rendition carries any',
    check: (captures) =>
      findEach(listCaptures(captures), 'renditions', ({ name, multivariant, renditions }) => {
        const hasSound = renditions.some((rendition) => isAudio({ rendition }))
        const mute = multivariant.variants.find(
          ({ audio, isIFrameOnly }) => audio.length === 0 && !isIFrameOnly,
        )
        return (!hasSound || mute) && `${name}: ${mute?.uri ?? 'no sound'}`
      }),
  },
]

import type { AacConfiguration } from '../bitstream/aac-configuration'
import type { AvcConfiguration } from '../bitstream/avc-configuration'
import { ascii, box, fullBox, uint16, uint32, zeros } from './box-writer'
import { aacSampleEntry, avcSampleEntry } from './sample-entry'

export const trackId = 1
const unityMatrix = uint32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
const trackIsEnabledInMovie = 3
const mediaIsInThisFile = 1
const undeterminedLanguage = 0x55c4

/**
 * The media initialisation section of a video rendition (RFC 8216bis section 3.1.2: ftyp, then moov).
 * With B-frames pictures are decoded `presentationDelay` (in the timescale) before they are shown.
 */
export function videoInitSection(
  configuration: AvcConfiguration,
  { timescale, presentationDelay }: { timescale: number; presentationDelay: number },
) {
  return initSection({
    timescale,
    presentationDelay,
    width: configuration.width,
    height: configuration.height,
    volume: 0,
    handler: 'vide',
    mediaHeader: fullBox({ type: 'vmhd', flags: 1 }, zeros(8)),
    sampleEntry: avcSampleEntry(configuration),
  })
}

/** The media initialisation section of an audio rendition. */
export function audioInitSection(configuration: AacConfiguration) {
  return initSection({
    timescale: configuration.sampleRate,
    presentationDelay: 0,
    width: 0,
    height: 0,
    volume: 0x0100,
    handler: 'soun',
    mediaHeader: fullBox({ type: 'smhd' }, zeros(4)),
    sampleEntry: aacSampleEntry(configuration),
  })
}

interface Track {
  timescale: number
  presentationDelay: number
  width: number
  height: number
  volume: number
  handler: 'vide' | 'soun'
  mediaHeader: Buffer
  sampleEntry: Buffer
}

function initSection(track: Track) {
  return Buffer.concat([
    box('ftyp', ascii('iso6'), uint32(0), ascii('iso6cmfcmp41')),
    box(
      'moov',
      movieHeader(track.timescale),
      trackBox(track),
      box('mvex', fullBox({ type: 'trex' }, uint32(trackId, 1, 0, 0, 0))),
    ),
  ])
}

/** ISO/IEC 14496-12 section 8.2.2. */
function movieHeader(timescale: number) {
  return fullBox(
    { type: 'mvhd' },
    uint32(0, 0, timescale, 0, 0x00010000),
    uint16(0x0100),
    zeros(10),
    unityMatrix,
    zeros(24),
    uint32(trackId + 1),
  )
}

/**
 * ISO/IEC 14496-12 section 8.6.6: the presentation starts this much into the track. A segment's
 * decoding time (tfdt) is then also when it is shown, which players take it for.
 */
function editList(mediaTime: number) {
  const toTheEnd = 0
  const normalRate = 0x00010000
  return box('edts', fullBox({ type: 'elst' }, uint32(1, toTheEnd, mediaTime, normalRate)))
}

/** ISO/IEC 14496-12 sections 8.3 to 8.6, with empty sample tables: the samples are in fragments. */
function trackBox(track: Track) {
  const { timescale, width, height, volume, handler, mediaHeader, sampleEntry } = track
  const emptyTable = (type: string) => fullBox({ type }, uint32(0))
  return box(
    'trak',
    fullBox(
      { type: 'tkhd', flags: trackIsEnabledInMovie },
      uint32(0, 0, trackId, 0, 0, 0, 0),
      uint16(0, 0, volume, 0),
      unityMatrix,
      uint32(width * 0x10000, height * 0x10000),
    ),
    ...(track.presentationDelay > 0 ? [editList(track.presentationDelay)] : []),
    box(
      'mdia',
      fullBox({ type: 'mdhd' }, uint32(0, 0, timescale, 0), uint16(undeterminedLanguage, 0)),
      fullBox({ type: 'hdlr' }, uint32(0), ascii(handler), zeros(13)),
      box(
        'minf',
        mediaHeader,
        box(
          'dinf',
          fullBox({ type: 'dref' }, uint32(1), fullBox({ type: 'url ', flags: mediaIsInThisFile })),
        ),
        box(
          'stbl',
          fullBox({ type: 'stsd' }, uint32(1), sampleEntry),
          emptyTable('stts'),
          emptyTable('stsc'),
          fullBox({ type: 'stsz' }, uint32(0, 0)),
          emptyTable('stco'),
        ),
      ),
    ),
  )
}

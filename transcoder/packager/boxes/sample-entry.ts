import type { AacConfiguration } from '../bitstream/aac-configuration'
import type { AvcConfiguration } from '../bitstream/avc-configuration'
import { ascii, box, fullBox, uint8, uint16, uint32, zeros } from './box-writer'

const firstDataReference = uint16(1)
const dotsPerInch72 = 0x00480000

/** The `avc1` sample entry, ISO/IEC 14496-15 section 5.4.2.1. */
export function avcSampleEntry(configuration: AvcConfiguration) {
  const { width, height, record, sampleAspectRatio, colour } = configuration
  return box(
    'avc1',
    zeros(6),
    firstDataReference,
    zeros(16),
    uint16(width, height),
    uint32(dotsPerInch72, dotsPerInch72, 0),
    uint16(1),
    zeros(32),
    uint16(0x18, 0xffff),
    box('avcC', record),
    ...(sampleAspectRatio
      ? [box('pasp', uint32(sampleAspectRatio.width, sampleAspectRatio.height))]
      : []),
    ...(colour
      ? [
          box(
            'colr',
            ascii('nclx'),
            uint16(colour.primaries, colour.transfer, colour.matrix),
            uint8(colour.isFullRange ? 0x80 : 0),
          ),
        ]
      : []),
  )
}

/** The `mp4a` sample entry with its `esds`, ISO/IEC 14496-14 section 5.6. */
export function aacSampleEntry({ record, channels, sampleRate }: AacConfiguration) {
  return box(
    'mp4a',
    zeros(6),
    firstDataReference,
    zeros(8),
    uint16(channels, 16, 0, 0),
    // 16.16 fixed point holds rates under 65,536 Hz; decoders read the true one from the esds.
    uint32(sampleRate < 0x10000 ? sampleRate * 0x10000 : 0),
    fullBox({ type: 'esds' }, elementaryStreamDescriptor(record)),
  )
}

const tags = { stream: 3, decoderConfiguration: 4, decoderSpecific: 5, syncLayer: 6 }
const mpeg4Audio = 0x40
const audioStream = (5 << 2) | 1

/** ISO/IEC 14496-1 section 7.2.6.5. */
function elementaryStreamDescriptor(record: Buffer) {
  return descriptor(
    tags.stream,
    uint16(0),
    uint8(0),
    descriptor(
      tags.decoderConfiguration,
      uint8(mpeg4Audio, audioStream, 0, 0, 0),
      uint32(0, 0),
      descriptor(tags.decoderSpecific, record),
    ),
    descriptor(tags.syncLayer, uint8(2)),
  )
}

function descriptor(tag: number, ...payload: Buffer[]) {
  const body = Buffer.concat(payload)
  const size = body.length
  const expandableSize = uint8(
    0x80 | (size >> 21),
    0x80 | (size >> 14),
    0x80 | (size >> 7),
    size & 0x7f,
  )
  return Buffer.concat([uint8(tag), expandableSize, body])
}

import { type Command, offersEnhancedRtmp } from './command'
import { type GuardedRtmp, strictArray } from './guarded-rtmp'
import { userControl } from './message-type'
import { type RefusalReason, refusals } from './publish-refusal'

/** RTMP 1.0 sections 5.4.4 and 5.4.5: how much may be under way without an acknowledgement. */
export const windowBytes = 2_500_000
const dynamicLimit = 2
/** As large as the library's writing assumes. */
const outgoingChunkBytes = 65_535

const connectInformation = {
  level: 'status',
  code: 'NetConnection.Connect.Success',
  description: 'Connection succeeded.',
  objectEncoding: 0,
} as const

const publishStart = {
  level: 'status',
  code: 'NetStream.Publish.Start',
  description: 'The broadcast may begin.',
} as const

const playFailed = {
  level: 'error',
  code: 'NetStream.Play.Failed',
  description: 'Classes are watched on the portal, not over RTMP.',
} as const

const tooFast = {
  level: 'error',
  code: 'NetStream.Publish.Denied',
  description:
    'Your encoder sends far more than a class needs. Set its bitrate below 10000 kbit/s and start again.',
} as const

export function answerConnect(protocol: GuardedRtmp, command: Command) {
  protocol.sendWindowSize(windowBytes)
  protocol.sendPeerBandwidth(windowBytes, dynamicLimit)
  protocol.sendChunkSize(outgoingChunkBytes)
  const properties = connectProperties({ isEnhanced: offersEnhancedRtmp(command) })
  protocol.sendResult(command.transactionId, properties, connectInformation)
}

export function sayPublishStart(
  protocol: GuardedRtmp,
  { streamId, wantsFcPublish }: { streamId: number; wantsFcPublish: boolean },
) {
  protocol.sendUserControl(userControl.streamBegin, streamId)
  if (wantsFcPublish) {
    const information = publishStart
    protocol.sendCommand(0, {
      cmd: 'onFCPublish',
      transId: 0,
      cmdObj: null,
      info: information,
    })
  }
  protocol.sendStatus(streamId, publishStart)
}

export function sayPublishRefused(protocol: GuardedRtmp, streamId: number, reason: RefusalReason) {
  const { codes, description } = refusals[reason]
  for (const code of codes) protocol.sendStatus(streamId, { level: 'error', code, description })
}

export function sayCodecRefused(protocol: GuardedRtmp, streamId: number, description: string) {
  protocol.sendStatus(streamId, { level: 'error', code: 'NetStream.Publish.Denied', description })
}

export function sayTooFast(protocol: GuardedRtmp, streamId: number) {
  protocol.sendStatus(streamId, tooFast)
}

export function sayPlayFailed(protocol: GuardedRtmp, streamId: number) {
  protocol.sendStatus(streamId, playFailed)
}

/** E-RTMP v2, "Enhancing NetConnection connect Command": FourCcInfoMask. */
const canDecode = 1
/** E-RTMP v2, CapsExMask. */
const modEx = 4

/** The command object of the answer to `connect`. */
function connectProperties({ isEnhanced }: { isEnhanced: boolean }) {
  const properties = { fmsVer: 'FMS/3,0,1,123', capabilities: 31 }
  if (!isEnhanced) return properties
  return {
    ...properties,
    // All that is carried: an encoder that speaks E-RTMP must not choose anything else.
    fourCcList: strictArray(['avc1', 'mp4a']),
    videoFourCcInfoMap: { avc1: canDecode },
    audioFourCcInfoMap: { mp4a: canDecode },
    capsEx: modEx,
  }
}

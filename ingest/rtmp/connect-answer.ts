import { strictArray } from './guarded-rtmp'

/** E-RTMP v2, "Enhancing NetConnection connect Command": FourCcInfoMask. */
const canDecode = 1
/** E-RTMP v2, CapsExMask. */
const modEx = 4

/** The command object of the answer to `connect`. */
export function connectProperties({ isEnhanced }: { isEnhanced: boolean }) {
  const properties = { fmsVer: 'FMS/3,0,1,123', capabilities: 31 }
  if (!isEnhanced) return properties
  return {
    ...properties,
    // What both sides have: an encoder that speaks E-RTMP must not choose anything else.
    fourCcList: strictArray(['avc1', 'mp4a']),
    videoFourCcInfoMap: { avc1: canDecode },
    audioFourCcInfoMap: { mp4a: canDecode },
    capsEx: modEx,
  }
}

export const connectInformation = {
  level: 'status',
  code: 'NetConnection.Connect.Success',
  description: 'Connection succeeded.',
  objectEncoding: 0,
} as const

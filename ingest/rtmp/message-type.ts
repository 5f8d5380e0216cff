/** RTMP 1.0 sections 5.4 and 7.1. */
export const messageType = {
  setChunkSize: 1,
  abort: 2,
  acknowledgement: 3,
  userControl: 4,
  windowAcknowledgementSize: 5,
  setPeerBandwidth: 6,
  audio: 8,
  video: 9,
  commandAmf3: 17,
  commandAmf0: 20,
  dataAmf0: 18,
  aggregate: 22,
} as const

/** RTMP 1.0 section 7.1.7. */
export const userControl = { streamBegin: 0, pingRequest: 6, pingResponse: 7 } as const

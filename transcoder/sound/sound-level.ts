/** How loud a stretch of sound is. */
export interface SoundLevel {
  /** The power of its loudest 0.4 s against full scale: a pause between two words is not silence. */
  db: number
  /** Share of its samples that lie at full scale or over it. */
  clippedShare: number
}

/** As EBU Tech 3341 cuts what it calls momentary: 0.4 s, begun anew each 0.1 s. */
const stepsInBlock = 4
const stepsInSecond = 10
/** A decoder that begins in the middle has nothing to overlap its first two frames with. */
const primingSamples = 2_048
/** AAC rounds off what was cut, so that little of it lies at full scale exactly. */
const fullScale = 0.985
const lowestDb = -120

/** The fields of an AU file's header, all of 32 bits. */
const auHeader = { dataOffset: 4, rate: 16, channels: 20, size: 24 } as const
const bytesPerSample = 2
const fullScaleValue = 0x80_00

interface Pcm {
  samples: Int16Array
  rate: number
  channels: number
}

/**
 * Reads sound as ffmpeg writes it into an AU file, in 16 bits: the loudest channel counts, as it
 * was sent. Null when there is less than a block to measure.
 */
export function readSoundLevel(au: Buffer): SoundLevel | null {
  const pcm = readAu(au)
  if (!pcm) return null
  const stepSamples = Math.floor(pcm.rate / stepsInSecond)
  const samples = Math.floor(pcm.samples.length / pcm.channels) - primingSamples
  const steps = Math.floor(samples / stepSamples)
  if (!(steps >= stepsInBlock)) return null
  let clipped = 0
  let loudest = 0
  for (let channel = 0; channel < pcm.channels; channel += 1) {
    const powers: number[] = []
    for (let step = 0; step < steps; step += 1) {
      const first = primingSamples + step * stepSamples
      const read = readStep(pcm, { first, stepSamples, channel })
      clipped += read.clipped
      powers.push(read.power)
      const block = powers.slice(-stepsInBlock).reduce((sum, power) => sum + power, 0)
      loudest = Math.max(loudest, block / (stepsInBlock * stepSamples))
    }
  }
  const clippedShare = clipped / (steps * stepSamples * pcm.channels)
  return { db: Math.max(lowestDb, 10 * Math.log10(loudest)), clippedShare }
}

function readAu(au: Buffer): Pcm | null {
  if (au.length < auHeader.size) return null
  const data = au.subarray(au.readUInt32BE(auHeader.dataOffset))
  // A copy of its own, in this machine's order, which is read many times faster than byte by byte.
  const bytes = Buffer.from(data.subarray(0, data.length - (data.length % bytesPerSample))).swap16()
  return {
    samples: new Int16Array(bytes.buffer, bytes.byteOffset, bytes.length / bytesPerSample),
    rate: au.readUInt32BE(auHeader.rate),
    channels: au.readUInt32BE(auHeader.channels),
  }
}

interface Step {
  first: number
  stepSamples: number
  channel: number
}

function readStep({ samples, channels }: Pcm, { first, stepSamples, channel }: Step) {
  let power = 0
  let clipped = 0
  for (let sample = first; sample < first + stepSamples; sample += 1) {
    const value = (samples[sample * channels + channel] ?? 0) / fullScaleValue
    power += value * value
    if (Math.abs(value) >= fullScale) clipped += 1
  }
  return { power, clipped }
}

/** Below it there is nothing but the noise of a microphone that is muted, or none. */
const silentDb = -60
/** The power of speech that families do not strain to hear. */
const quietDb = -38
/** Speech of more power than this has been cut off, whatever an encoder has made of it since. */
const loudDb = -8
const clippedShare = 0.001

export type SoundJudgement = 'silent' | 'quiet' | 'good' | 'loud'

/** What a level, as a power against full scale, and the share of it that is cut off mean for who listens. */
export function judgeSound(sound: { db: number; clippedShare: number }): SoundJudgement {
  if (sound.db < silentDb) return 'silent'
  if (sound.db < quietDb) return 'quiet'
  return sound.db > loudDb || sound.clippedShare > clippedShare ? 'loud' : 'good'
}

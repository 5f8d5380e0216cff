/**
 * A clock and a frame's number as a strip of black and white cells across the top of the picture,
 * large enough to survive encoding and scaling: one row of time, one of number and check.
 */
export const clockColumns = 40
export const clockRows = 2
const frameBits = 24
const checkBits = 16

export interface ClockReading {
  /** Wall clock when the frame was painted, milliseconds since the epoch. */
  paintedAtMs: number
  frame: number
}

/** Row by row, true for white. */
export function encodeClock({ paintedAtMs, frame }: ClockReading): boolean[] {
  const time = toBits(paintedAtMs % 2 ** clockColumns, clockColumns)
  const number = toBits(frame % 2 ** frameBits, frameBits)
  return [...time, ...number, ...toBits(checkOf(time, number), checkBits)]
}

/** Null when the cells do not agree with each other: a frame that could not be read. */
export function decodeClock(cells: readonly boolean[], nowMs: number): ClockReading | null {
  const time = cells.slice(0, clockColumns)
  const number = cells.slice(clockColumns, clockColumns + frameBits)
  if (checkOf(time, number) !== fromBits(cells.slice(clockColumns + frameBits))) return null
  const period = 2 ** clockColumns
  const paintedAtMs = Math.floor(nowMs / period) * period + fromBits(time)
  return { paintedAtMs, frame: fromBits(number) }
}

function checkOf(time: readonly boolean[], number: readonly boolean[]) {
  let check = 0xface
  for (const bit of [...time, ...number]) check = (check * 33 + (bit ? 7 : 1)) % 2 ** checkBits
  return check
}

function toBits(value: number, count: number) {
  return Array.from({ length: count }, (_, index) => {
    return Math.floor(value / 2 ** (count - 1 - index)) % 2 === 1
  })
}

function fromBits(bits: readonly boolean[]) {
  return bits.reduce((value, bit) => value * 2 + (bit ? 1 : 0), 0)
}

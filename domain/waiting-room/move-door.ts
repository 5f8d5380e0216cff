import type { Door, TicketCounts } from './door'

/** Processes tell of their tickets once a second: what is older than this has been told by all. */
export const toldAfterSeconds = 3
const calmBeforeClosingMs = 60_000
const slowest = 1
const fastest = 5_000
/** Below it more are let in, from 1 on fewer. */
const ease = 0.7
/** After a pause nobody catches up at one go on what was not let in meanwhile. */
const longestStepSeconds = 5

interface MoveOptions {
  door: Door
  counts: TicketCounts
  /** Of the process that has most to do; 1 is as much as it should. */
  pressure: number
  now: Date
  /** Since the door was moved last. */
  elapsedMs: number
}

/**
 * How the door stands a moment later. It lets in by the order of tickets: fewer at once as soon as it is too
 * much for the portal, a little more while it is not, so that the rate finds what the portal can do.
 */
export function moveDoor({ door, counts, pressure, now, elapsedMs }: MoveOptions): Door {
  const nowSecond = Math.floor(now.getTime() / 1000)
  const isMuch = pressure >= 1
  const calmSince = isMuch ? null : (door.calmSince ?? now)
  const isWanted = door.mode === 'on' || (door.mode === 'auto' && isMuch)
  if (!door.isOpen) {
    // Who came before is inside already.
    const admittedBelow = isWanted ? nowSecond : door.admittedBelow
    return { ...door, isOpen: isWanted, admittedBelow, calmSince, admittedPerSecond: 0 }
  }
  const seconds = Math.min(elapsedMs / 1000, longestStepSeconds)
  const ratePerSecond = nextRate(door.ratePerSecond, pressure)
  const step = admit(
    { from: door.admittedBelow, until: nowSecond - toldAfterSeconds, counts },
    ratePerSecond * seconds,
  )
  const isEmpty = step.admittedBelow >= nowSecond - toldAfterSeconds
  const isCalm = calmSince !== null && now.getTime() - calmSince.getTime() >= calmBeforeClosingMs
  const closes = door.mode === 'off' || (door.mode === 'auto' && isEmpty && isCalm)
  return {
    ...door,
    ...{ isOpen: !closes, calmSince, ratePerSecond },
    admittedBelow: step.admittedBelow,
    admittedPerSecond: smooth(door.admittedPerSecond, step.admitted / Math.max(seconds, 0.001)),
  }
}

function nextRate(rate: number, pressure: number) {
  if (pressure >= 1) return Math.max(slowest, rate * 0.7)
  return pressure < ease ? Math.min(fastest, rate * 1.1 + 1) : rate
}

const smooth = (former: number, newest: number) =>
  former === 0 ? newest : former * 0.9 + newest * 0.1

interface Span {
  from: number
  until: number
  counts: TicketCounts
}

/** Goes over the tickets in their order until as many as may be are let in, or none is left. */
function admit({ from, until, counts }: Span, most: number) {
  let [admitted, admittedBelow] = [0, from]
  for (const [second, tickets] of inOrder({ from, until, counts })) {
    const share = second === Math.floor(from) ? 1 - (from - second) : 1
    const left = most - admitted
    if (tickets * share > left) {
      admittedBelow = second + (1 - share) + left / tickets
      return { admitted: admitted + left, admittedBelow }
    }
    admitted += tickets * share
    admittedBelow = second + 1
  }
  return { admitted, admittedBelow: Math.max(admittedBelow, until) }
}

const inOrder = ({ from, until, counts }: Span) =>
  [...counts]
    .filter(([second]) => second >= Math.floor(from) && second < until)
    .sort(([one], [other]) => one - other)

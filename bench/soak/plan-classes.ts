/** A class of the plan; all times in seconds. */
export interface PlannedClass {
  room: number
  /** From the beginning of the measurement. */
  startsAfter: number
  lasts: number
  breaks: readonly PlannedBreak[]
  viewers: readonly PlannedViewer[]
}

/** The encoder's line breaks, and it comes back; from the beginning of the class. */
interface PlannedBreak {
  after: number
  lasts: number
}

/** Null: stays until the class has ended. */
export interface PlannedViewer {
  joinsAfter: number
  leavesAfter: number | null
}

interface PlanOptions {
  rooms: number
  seconds: number
  /** From 0 to 1. */
  random(): number
}

const shortestClass = 30
const longestClass = 120
/** Away for longer than the origin holds a request, and well within the reconnect window. */
const longestBreak = 20
const betweenBreaks = 10

/** Classes that come and go in each room, one after the other, until the time is over. */
export function planClasses({ rooms, seconds, random }: PlanOptions): PlannedClass[] {
  const between = (least: number, most: number) => least + random() * (most - least)
  const planRoom = (room: number) => {
    const classes: PlannedClass[] = []
    let startsAfter = between(0, 10)
    while (startsAfter + shortestClass <= seconds) {
      const lasts = Math.min(between(shortestClass, longestClass), seconds - startsAfter)
      const place = { room, startsAfter, lasts }
      classes.push({
        ...place,
        breaks: planBreaks(lasts, between),
        viewers: planViewers(lasts, between),
      })
      startsAfter += lasts + between(3, 10)
    }
    return classes
  }
  return Array.from({ length: rooms }, (_, room) => planRoom(room)).flat()
}

type Between = (least: number, most: number) => number

/** One in two classes breaks, some of them again; never in its first or last seconds. */
function planBreaks(lasts: number, between: Between) {
  const breaks: PlannedBreak[] = []
  let after = between(betweenBreaks, 2 * lasts)
  while (after + betweenBreaks < lasts) {
    const length = Math.min(between(1, longestBreak), lasts - betweenBreaks - after)
    breaks.push({ after, lasts: length })
    after += length + between(betweenBreaks, lasts)
  }
  return breaks
}

function planViewers(lasts: number, between: Between): PlannedViewer[] {
  const some = Array.from({ length: Math.floor(between(2, 6)) }, () => {
    const joinsAfter = between(0, lasts - 5)
    const leavesAfter = between(joinsAfter + 3, 2 * lasts)
    return { joinsAfter, leavesAfter: leavesAfter < lasts ? leavesAfter : null }
  })
  // Somebody always sees the whole class.
  return [{ joinsAfter: 0, leavesAfter: null }, ...some]
}

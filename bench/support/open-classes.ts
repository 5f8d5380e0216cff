import type { OwnedStack } from '@/tests/support/stack'
import { BenchSchool, type OpenedClass } from './bench-school'

const secondsOpen = 6 * 3_600

/** Opens classes that begin now, in a classroom each. */
export async function openClasses(stack: OwnedStack, count: number): Promise<OpenedClass[]> {
  const school = await BenchSchool.open(stack, count)
  try {
    const opened: OpenedClass[] = []
    for (let room = 0; room < count; room += 1) {
      opened.push(await school.openClass({ room, seconds: secondsOpen }))
    }
    return opened
  } finally {
    await school.close()
  }
}

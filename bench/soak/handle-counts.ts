import { setTimeout as wait } from 'node:timers/promises'
import type { OwnedStack } from '@/tests/support/stack'
import { type ProgramName, programNames, samplePrograms } from './program-samples'

export type HandleCounts = Record<ProgramName, number>

/** What a program opens once, with its first class or its first page, and keeps. */
const openedOnce = 5
/** Longer than edge and origin, and portal and database, keep connections that nobody uses. */
const longestRestMs = 100_000
const betweenLooksMs = 2_000

export function readHandles(stack: OwnedStack): HandleCounts {
  const programs = samplePrograms(stack)
  return {
    supervisor: programs.supervisor.handles,
    media_node: programs.media_node.handles,
    edge: programs.edge.handles,
    cache_engine: programs.cache_engine.handles,
    portal: programs.portal.handles,
    database: programs.database.handles,
  }
}

/** The programs that hold more handles open than at the start. */
export function findGrown(start: HandleCounts, end: HandleCounts) {
  return programNames.filter((name) => end[name] > start[name] + openedOnce)
}

/** The handles once no program holds more than at the start, or when all have had their time for it. */
export async function untilHandlesRest(stack: OwnedStack, start: HandleCounts) {
  const deadlineMs = performance.now() + longestRestMs
  let counts = readHandles(stack)
  while (findGrown(start, counts).length > 0 && performance.now() < deadlineMs) {
    await wait(betweenLooksMs)
    counts = readHandles(stack)
  }
  return counts
}

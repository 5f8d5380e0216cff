import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { listDescendants } from '@/tests/support/processes'
import type { OwnedStack } from '@/tests/support/stack'
import { until } from '@/tests/support/until'
import { findMediaNode } from '../support/find-program'
import { openClasses } from '../support/open-classes'
import { readCpuSeconds } from '../support/process-cost'

/**
 * CPU seconds of the media node and its ffmpeg for one class from the door to the window: RTMP,
 * packaging of all renditions, recording and ladder, from before it comes until after it has ended.
 */
export async function measureWholeNode(stack: OwnedStack, path: string) {
  const [opened] = await openClasses(stack, 1)
  if (!opened) throw new Error('no class was opened')
  const { rtmpAddress, playlistUrl } = opened
  const nodeId = findMediaNode(stack)
  const before = readCpuSeconds(nodeId)
  const publisher = spawn(
    'ffmpeg',
    [
      ...['-hide_banner', '-nostdin', '-loglevel', 'error', '-re', '-i', path],
      ...['-c', 'copy', '-f', 'flv', rtmpAddress],
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  await once(publisher, 'exit')
  if (publisher.exitCode !== 0) throw new Error('the class could not be published')
  await until('the ladder to end', async () => listDescendants(nodeId).length === 0)
  await expectLadder(playlistUrl)
  return readCpuSeconds(nodeId) - before
}

/** A figure without the whole ladder would flatter. */
async function expectLadder(playlistUrl: string) {
  const playlist = await (await fetch(playlistUrl)).text()
  for (const id of ['480p', '360p', 'audio-64k']) {
    if (!playlist.includes(id)) throw new Error(`the node made no ${id}`)
  }
}

import { totalmem } from 'node:os'

const megabyte = 1024 * 1024
const leastCache = 128
const mostCache = 4096
const shareOfMemory = 8

/**
 * PostgreSQL's own settings where its defaults are those of a small machine with a turning disk: a cache by
 * the memory that there is (what the media node and its encoders need stays free), pages at any place of a
 * disk nearly as cheap as the next one, and fewer checkpoints while much is written.
 */
export function serverSettings(memoryBytes = totalmem()): Record<string, string> {
  const share = Math.floor(memoryBytes / megabyte / shareOfMemory)
  return {
    shared_buffers: `${Math.min(Math.max(share, leastCache), mostCache)}MB`,
    random_page_cost: '1.1',
    max_wal_size: '4GB',
    // The longest statements here are many small ones at once: compiling them takes longer than they do.
    jit: 'off',
  }
}

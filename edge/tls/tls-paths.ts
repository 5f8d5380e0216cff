import { join } from 'node:path'

/** Where the cache engine takes connections in from the TLS front, inside the engine's folder. */
export const proxySocketPath = (workFolder: string) => join(workFolder, 'tls.sock')

/** A file that is there while the TLS front runs: all that the engine can ask about it. */
export const markerPath = (workFolder: string) => join(workFolder, 'tls-is-up')

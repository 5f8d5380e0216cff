import { createServer } from 'node:http'

/** A media site of its own: each path is a page, whatever name of loopback it is asked by. */
export interface OutsideSite {
  /** The origin of the site by a name, as in `allowed`. */
  origin(name: string): string
  /** By the one name of loopback that more than browsers resolve. */
  plainOrigin: string
  /** Puts a page there. */
  place(path: string, body: string): void
  /** Puts a plain-text file there. */
  placeFile(address: string, text: string): void
  close(): void
}

/** Browsers resolve every name below `localhost` to this machine, and take each for a site of its own. */
export async function openOutsideSite(): Promise<OutsideSite> {
  const pages = new Map<string, string>()
  const files = new Map<string, string>()
  const server = createServer((request, response) => {
    const file = files.get(request.url ?? '')
    if (file !== undefined) return response.setHeader('content-type', 'text/plain').end(file)
    const page = pages.get(request.url ?? '')
    if (page === undefined) return response.writeHead(404).end()
    return response
      .setHeader('content-type', 'text/html; charset=utf-8')
      .end(`<!doctype html><html lang="en"><title>News</title><body>${page}`)
  })
  await new Promise<void>((resolve) => server.listen(0, () => resolve()))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('no port')
  return {
    origin: (name) => `http://${name}.localhost:${address.port}`,
    plainOrigin: `http://localhost:${address.port}`,
    place: (path, body) => void pages.set(path, body),
    placeFile: (address, text) => void files.set(new URL(address).pathname, text),
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

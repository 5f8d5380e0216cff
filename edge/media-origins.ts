import { z } from 'zod'
import { nodeNamePattern } from '@/common/media-path'

/** Where a media node's origin listens, as seen from the edge. */
export interface MediaOrigin {
  nodeName: string
  /** A name or an address; an IPv6 address without its brackets. */
  host: string
  port: number
}

const originPattern = /^([^=]*)=(?:\[([0-9a-fA-F:.]+)\]|([A-Za-z0-9.-]+)):(\d{1,5})$/
const example = 'n1=127.0.0.1:8081,n2=[fd00::2]:8081'

/**
 * Reads `name=host:port,…`. What passes is safe inside the engine's configuration: names of media
 * nodes, hosts of letters, digits, dots, colons and hyphens, and ports.
 */
export const mediaOriginsSetting = z.string().transform((text, context): MediaOrigin[] => {
  const fail = (message: string) => {
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  }
  const origins: MediaOrigin[] = []
  for (const entry of text.split(',').map((part) => part.trim())) {
    const [, nodeName = '', ipv6Address, name = '', digits] = originPattern.exec(entry) ?? []
    const port = Number(digits)
    if (!nodeNamePattern.test(nodeName) || !(port >= 1 && port <= 65_535)) {
      return fail(`"${entry}" is no origin; write them like ${example}`)
    }
    if (origins.some((origin) => origin.nodeName === nodeName)) {
      return fail(`the media node ${nodeName} is named twice`)
    }
    origins.push({ nodeName, host: ipv6Address ?? name, port })
  }
  return origins
})

import { z } from 'zod'

const refusalSchema = z.object({ error: z.string() })

interface SendFileOptions {
  url: string
  file: Blob
  /** From 0 to 1, of the try that is under way. */
  onProgress(share: number): void
  /** The line broke, or the portal had no room: it is tried again by itself. */
  onWait(): void
}

export type SendOutcome = { outcome: 'sent' } | { outcome: 'refused'; error: string }

const waitsMs = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 30_000, 30_000]

/** Sends a file until it is there: what arrived twice is kept once. Gives up after two minutes without a line. */
export async function sendFile(options: SendFileOptions): Promise<SendOutcome> {
  for (const waitMs of waitsMs) {
    const outcome = await tryOnce(options)
    if (outcome) return outcome
    options.onWait()
    await new Promise((resolve) => setTimeout(resolve, waitMs))
  }
  return (await tryOnce(options)) ?? { outcome: 'refused', error: 'no_line' }
}

/** Null when it is worth another try. (`fetch` does not tell how far an upload is.) */
function tryOnce({ url, file, onProgress }: SendFileOptions) {
  return new Promise<SendOutcome | null>((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', url)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onload = () => resolve(readOutcome(request))
    request.onerror = () => resolve(null)
    request.onabort = () => resolve(null)
    request.send(file)
  })
}

function readOutcome({ status, responseText }: XMLHttpRequest): SendOutcome | null {
  if (status === 200) return { outcome: 'sent' }
  if (status === 408 || status >= 500) return null
  try {
    return { outcome: 'refused', error: refusalSchema.parse(JSON.parse(responseText)).error }
  } catch {
    // Not our answer: a proxy on the way spoke.
    return null
  }
}

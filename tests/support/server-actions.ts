import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { APIRequestContext } from 'playwright'
import { z } from 'zod'

const manifestPath = fileURLToPath(
  new URL('../../web/.next/server/server-reference-manifest.json', import.meta.url),
)
const manifestSchema = z.object({
  node: z.record(z.string(), z.object({ filename: z.string(), exportedName: z.string() })),
})

/** The id of each action that the built portal takes, by its file below `web/app` and its name. */
export function readActionIds() {
  const { node } = manifestSchema.parse(JSON.parse(readFileSync(manifestPath, 'utf8')))
  return new Map(
    Object.entries(node).map(([id, { filename, exportedName }]) => [
      `${filename.replace(/^web\/(app\/)?/, '').replace(/\/?actions\.ts$/, '')}#${exportedName}`,
      id,
    ]),
  )
}

interface PostOptions {
  /** The address of a page that has the action. */
  url: string
  id: string
  args: readonly unknown[]
  /** The fields of a form, which then is the last argument, after the form's former state. */
  form?: Record<string, string | File>
}

/** What came of it: let in, led to where one signs in, or told that there is nothing. */
export type ActionOutcome = 'done' | 'to_sign_in' | 'not_found' | `status ${number}`

/** Calls an action as React in the browser does, with the caller's cookies. */
export async function postAction(
  request: APIRequestContext,
  { url, id, args, form }: PostOptions,
): Promise<ActionOutcome> {
  const headers = { 'next-action': id, origin: new URL(url).origin, accept: 'text/x-component' }
  const former = { values: {}, problems: {} }
  const multipart = new FormData()
  for (const [name, value] of Object.entries(form ?? {})) multipart.append(`_1_${name}`, value)
  // Last: it refers to the fields, which are read as they come.
  multipart.append('0', JSON.stringify(form ? [...args, former, '$K1'] : args))
  const response = await request.post(url, { headers, multipart, maxRedirects: 0 })
  if (response.headers()['x-action-redirect']?.startsWith('/sign-in')) return 'to_sign_in'
  if (response.status() === 404) return 'not_found'
  return [200, 303].includes(response.status()) ? 'done' : `status ${response.status()}`
}

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/** What the set-up makes of the player for other sites: `scripts/setup/embed-bundle.mjs`. */
const folder = () => join(/* turbopackIgnore: true */ process.cwd(), '.data', 'build', 'embed')

const scriptSchema = z.object({
  name: z.string(),
  /** What it is made of besides, before the first picture. */
  parts: z.array(z.string()),
})
export type EmbedScript = z.infer<typeof scriptSchema>

const manifestSchema = z.object({
  player: scriptSchema,
  /** In the place of the player while an embed is not open. */
  closed: scriptSchema,
  style: z.string(),
})
export type EmbedManifest = z.infer<typeof manifestSchema>

const namePattern = /^[a-z0-9-]+\.(js|css)$/i

export async function readEmbedManifest(): Promise<EmbedManifest> {
  return manifestSchema.parse(JSON.parse((await readEmbedFile('manifest.json')).toString()))
}

const readEmbedFile = (name: string) => readFile(join(folder(), name))

const types = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8' }

export interface EmbedAsset {
  body: Buffer
  type: string
}

/** One of the player's files; null for any other name. */
export async function findEmbedAsset(name: string): Promise<EmbedAsset | null> {
  const type = namePattern.exec(name)?.[1]
  if (type !== 'js' && type !== 'css') return null
  try {
    return { body: await readEmbedFile(name), type: types[type] }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

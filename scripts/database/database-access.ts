import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { z } from 'zod'

const accessSchema = z.object({
  port: z.number().int(),
  password: z.string(),
  /** Where the cluster lies. */
  folder: z.string(),
})
export type DatabaseAccess = z.infer<typeof accessSchema>

export const databaseUser = 'seedling'
const databaseName = 'seedling'

const accessPath = (dataFolder: string) => join(dataFolder, 'database.json')

export function databaseUrl({ port, password }: DatabaseAccess, name = databaseName) {
  return `postgresql://${databaseUser}:${password}@127.0.0.1:${port}/${name}`
}

export function findDatabaseAccess(dataFolder: string): DatabaseAccess | undefined {
  const path = accessPath(dataFolder)
  if (!existsSync(path)) return undefined
  return accessSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
}

/** For its owner's eyes only. */
export function keepDatabaseAccess(dataFolder: string, access: DatabaseAccess) {
  const path = accessPath(dataFolder)
  writeFileSync(`${path}.new`, `${JSON.stringify(access, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${path}.new`, path)
}

export const makePassword = () => randomBytes(24).toString('hex')

/** Gives `preferred` when it is free on loopback, else another port that is. */
export async function findFreePort(preferred = 0): Promise<number> {
  const port = await tryPort(preferred)
  return port ?? findFreePort()
}

function tryPort(port: number) {
  return new Promise<number | undefined>((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(address && typeof address === 'object' ? address.port : undefined))
    })
  })
}

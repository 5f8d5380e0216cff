import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'

const wasmPath = createRequire(import.meta.url)
  .resolve('@prisma/schema-engine-wasm')
  .replace(/schema_engine\.js$/, 'schema_engine_bg.wasm')

interface DifferenceOptions {
  databaseUrl: string
  /** `schema.prisma`. */
  schemaPath: string
}

/**
 * The SQL that would bring a database to what the schema says, by Prisma's own schema engine; a
 * comment alone when there is nothing to do.
 */
export async function describeSchemaDifference({ databaseUrl, schemaPath }: DifferenceOptions) {
  loadSchemaEngine()
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 })
  const files = [{ path: schemaPath, content: readFileSync(schemaPath, 'utf8') }]
  const engine = await glue.SchemaEngine.new(
    { datamodels: undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory(openCatalogueAdapter(pool)),
  )
  try {
    const difference = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: '/' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    })
    return difference.stdout
  } finally {
    engine.free()
    await pool.end()
  }
}

let isLoaded = false

/** By hand, since Node.js 20 does not import WebAssembly by itself; once, since the glue remembers. */
function loadSchemaEngine() {
  if (isLoaded) return
  isLoaded = true
  const module = new WebAssembly.Module(readFileSync(wasmPath))
  const instance = new WebAssembly.Instance(module, { './schema_engine_bg.js': { ...glue } })
  glue.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start === 'function') start()
}

// PostgreSQL's "char" and name[], which the adapter does not read, and what it reads instead.
const charType = 18
const textType = 25
const nameArrayType = 1003
const textArrayType = 1009

interface RowDescription {
  fields: { dataTypeID: number }[]
}

/** Prisma's adapter, taught the types of PostgreSQL's own catalogue. Queries must come one by one. */
function openCatalogueAdapter(pool: pg.Pool) {
  let charColumns: number[] = []
  pool.on('connect', (client) => {
    const connection: unknown = Reflect.get(client, 'connection')
    if (!(connection instanceof EventEmitter)) return
    connection.prependListener('rowDescription', ({ fields }: RowDescription) => {
      charColumns = fields.flatMap((field, column) => (field.dataTypeID === charType ? column : []))
      for (const field of fields) {
        if (field.dataTypeID === charType) field.dataTypeID = textType
        if (field.dataTypeID === nameArrayType) field.dataTypeID = textArrayType
      }
    })
  })
  const factory = new PrismaPg(pool)
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const adapter = await connect()
    const queryRaw = adapter.queryRaw.bind(adapter)
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query)
      for (const column of charColumns) result.columnTypes[column] = ColumnTypeEnum.Character
      return result
    }
    return adapter
  }
  return factory
}

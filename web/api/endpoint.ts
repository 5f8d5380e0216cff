import type { z } from 'zod'
import type { ApiScope } from '@/domain/api/scopes'
import type { Transaction } from '@/prisma/database'

/** What an endpoint works with. */
export interface ApiCall<Query, Body> {
  /** Of a write, with its idempotency key; a read needs none. */
  tx: Transaction
  now: Date
  reconnectWindowMs: number
  portalUrl: string
  /** The key's own school: nothing of another can be reached. */
  schoolId: string
  /** Who does it. */
  apiKeyId: string
  /** From the address, by the names in its braces. */
  params: Record<string, string>
  query: Query
  body: Body
}

/** One row of the API: answered, checked and described by the same schemas. */
export interface Endpoint {
  method: 'GET' | 'POST' | 'PATCH'
  /** Below `/api/v1`, as in `/class-sessions/{id}`. */
  path: string
  scope: ApiScope
  summary: string
  query?: z.ZodObject
  body?: z.ZodObject
  answer: z.ZodType
  run(call: ApiCall<unknown, unknown>): Promise<unknown>
}

interface TypedEndpoint<
  Query extends z.ZodObject,
  Body extends z.ZodObject,
  Answer extends z.ZodType,
> extends Omit<Endpoint, 'query' | 'body' | 'answer' | 'run'> {
  query?: Query
  body?: Body
  answer: Answer
  run(call: ApiCall<z.output<Query>, z.output<Body>>): Promise<z.input<Answer>>
}

/** A row whose parts fit each other; the table holds them without their types. */
export function endpoint<
  Query extends z.ZodObject,
  Body extends z.ZodObject,
  Answer extends z.ZodType,
>(row: TypedEndpoint<Query, Body, Answer>): Endpoint {
  return row as unknown as Endpoint
}

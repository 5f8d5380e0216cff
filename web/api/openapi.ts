import { z } from 'zod'
import {
  type WebhookEvent,
  webhookBodySchema,
  webhookEvents,
} from '@/domain/webhook/webhook-events'
import type { Endpoint } from './endpoint'
import { endpoints } from './endpoints'
import { problemSchema } from './resources'

const json = (schema: z.ZodType, io: 'input' | 'output') => ({
  'application/json': { schema: toSchema(schema, io) },
})

/** JSON Schema 2020-12, as OpenAPI 3.1 takes it. */
function toSchema(schema: z.ZodType, io: 'input' | 'output') {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}

/** The description of the API, made from the rows that answer it. */
export function describeApi(portalUrl: string) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const endpoint of endpoints) {
    paths[endpoint.path] = {
      ...paths[endpoint.path],
      [endpoint.method.toLowerCase()]: describeEndpoint(endpoint),
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Seedling',
      version: '1',
      description: 'For the programs of one school: its key reaches that school alone.',
    },
    servers: [{ url: new URL('/api/v1', portalUrl).href }],
    security: [{ apiKey: [] }],
    paths,
    webhooks: describeWebhooks(),
    components: {
      securitySchemes: {
        apiKey: {
          type: 'http',
          scheme: 'bearer',
          description: 'A key from your school’s settings.',
        },
      },
    },
  }
}

/** What is sent to a school's own addresses, signed as Standard Webhooks says. */
function describeWebhooks() {
  const headers = ['webhook-id', 'webhook-timestamp', 'webhook-signature']
  return Object.fromEntries(
    webhookEvents.map((event) => [
      event,
      {
        post: {
          summary: webhookSummaries[event],
          description: 'Signed as Standard Webhooks says, with the secret shown with the address.',
          parameters: headers.map((name) => ({
            name,
            in: 'header',
            required: true,
            schema: { type: 'string' },
          })),
          requestBody: {
            required: true,
            content: json(webhookBodySchema.extend({ type: z.literal(event) }), 'output'),
          },
          responses: {
            '2XX': { description: 'Taken. Anything else is tried again for two days.' },
          },
        },
      },
    ]),
  )
}

const webhookSummaries: Record<WebhookEvent, string> = {
  'class_session.live': 'A class is on air, or again after an interruption.',
  'class_session.interrupted': 'The line of a class is broken; it may come back.',
  'class_session.ended': 'A class is over.',
  'class_session.replay_ready': 'A class can be watched again.',
}

function describeEndpoint({ method, path, scope, summary, query, body, answer }: Endpoint) {
  const refusal = (description: string) => ({
    description,
    content: json(problemSchema, 'output'),
  })
  return {
    summary,
    description: `Scope: \`${scope}\``,
    operationId: `${method.toLowerCase()}${path.replaceAll(/[^a-z]+(\w)/gi, (_, letter: string) => letter.toUpperCase()).replaceAll(/\W/g, '')}`,
    parameters: [
      ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
        ...{ name, in: 'path', required: true, schema: { type: 'string' } },
      })),
      ...describeQuery(query),
      ...(method === 'GET' ? [] : [idempotencyKey]),
    ],
    ...(body && { requestBody: { required: true, content: json(body, 'input') } }),
    responses: {
      [method === 'POST' ? '201' : '200']: {
        description: summary,
        content: json(answer, 'output'),
      },
      '400': refusal('The request does not fit its description.'),
      '401': refusal('The key is missing, unknown, revoked or too old.'),
      '403': refusal('The key has not this scope.'),
      '404': refusal('There is no such thing in your school.'),
      '409': refusal('A rule says no; `error` says which.'),
      '429': refusal('More than 600 requests in a minute.'),
    },
  }
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description:
    'Your own, for each deed: sent again within a day, it is done once and answered alike.',
  schema: { type: 'string', maxLength: 255 },
}

function describeQuery(query: z.ZodObject | undefined) {
  if (!query) return []
  return Object.entries(query.shape).map(([name, schema]) => ({
    ...{ name, in: 'query', required: false },
    schema: toSchema(schema as z.ZodType, 'input'),
  }))
}

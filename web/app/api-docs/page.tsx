import type { Metadata } from 'next'
import { endpoints } from '../../api/endpoints'
import { getReader } from '../../i18n/reader'
import { getPortal } from '../../server/portal'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getReader()
  return { title: t('api.title') }
}

/** The API to read; programs read the same rows as OpenAPI. */
export default async function ApiDocsPage() {
  const { t } = await getReader()
  const address = new URL('/api/v1', getPortal().settings.PORTAL_URL).href
  return (
    <div className="max-w-[52rem]">
      <h1 className="font-semibold text-[1.75rem] sm:text-[2.25rem]">{t('api.title')}</h1>
      <p className="mt-2">{t('api.text')}</p>
      <pre className="mt-4 whitespace-pre-wrap break-all rounded-xl bg-sunken p-4 text-[0.875rem]">
        {`curl -H "Authorization: Bearer seedling_…" ${address}/school`}
      </pre>
      <p className="mt-3">{t('api.rules')}</p>
      <p className="mt-3">
        <a href="/api/v1/openapi.json" className="text-leaf underline underline-offset-4">
          {t('api.openapi')}
        </a>
      </p>
      <ul className="mt-8 flex flex-col gap-4">
        {endpoints.map(({ method, path, scope, summary, query, body }) => (
          <li key={`${method} ${path}`} className="rounded-xl border border-line p-4">
            <h2 className="font-mono font-semibold text-[1rem]">
              {method} {path}
            </h2>
            <p lang="en-GB">{summary}</p>
            <p className="text-[0.9375rem] text-muted">
              {t('api.scope')} <code>{scope}</code>
              {query && (
                <>
                  {' '}
                  · {t('api.query')} <code>{Object.keys(query.shape).join(', ')}</code>
                </>
              )}
              {body && (
                <>
                  {' '}
                  · {t('api.body')} <code>{Object.keys(body.shape).join(', ')}</code>
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </div>
  )
}

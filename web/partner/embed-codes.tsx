import Link from 'next/link'
import type { Carriage } from '@/prisma/database'
import { getReader } from '../i18n/reader'
import { getPortal } from '../server/portal'
import { CopyCode } from './copy-code'
import { embedCode } from './embed-code'

interface EmbedCodesProps {
  embed: {
    id: string
    name: string
    origins: string[]
    classSessionId: string | null
    course: { carriage: Carriage }
  }
}

/** How a player looks, and what to place on a page for it. */
export async function EmbedCodes({ embed }: EmbedCodesProps) {
  const { t } = await getReader()
  const { id: embedId, name, origins, classSessionId, course } = embed
  const portalUrl = getPortal().settings.PORTAL_URL
  const { frame, script } = embedCode({ portalUrl, embedId, title: name })
  return (
    <div>
      <h3 className="font-semibold text-[1.125rem]">{t('partner.embed.preview')}</h3>
      {origins.length === 0 ? (
        <p className="mt-2 text-muted">{t('partner.players.noSites')}</p>
      ) : (
        <iframe
          src={`/embed/${embedId}`}
          title={name}
          className="mt-3 aspect-video w-full rounded-xl border-0"
          allow="autoplay; fullscreen; picture-in-picture"
        />
      )}
      <CopyCode label={t('partner.embed.iframe')} code={frame} />
      <CopyCode label={t('partner.embed.script')} code={script} />
      {course.carriage !== 'any_site' && <p className="mt-5">{t('partner.embed.linkNo')}</p>}
      {course.carriage === 'any_site' && classSessionId && (
        <CopyCode
          label={t('partner.embed.link')}
          code={new URL(`/watch/${classSessionId}`, portalUrl).href}
        />
      )}
      {course.carriage === 'any_site' && !classSessionId && (
        <CopyCode
          label={t('partner.embed.link')}
          code={new URL(`/embed/${embedId}`, portalUrl).href}
        />
      )}
      <p className="mt-5">
        <Link
          href="/partners/docs"
          prefetch={false}
          className="text-leaf underline underline-offset-4"
        >
          {t('partner.embed.docs')}
        </Link>
      </p>
    </div>
  )
}

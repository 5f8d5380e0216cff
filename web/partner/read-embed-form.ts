import { z } from 'zod'
import { midnightOf } from '@/domain/course/local-time'
import { nameSchema } from '@/domain/name'
import { mostOrigins, type OriginMistake, readOriginList } from '@/domain/partner/read-origin-list'
import { readColour } from '../embed/read-embed-wishes'
import type { Translate } from '../i18n/reader'
import type { Portal } from '../server/portal'

const daySchema = z.iso.date()

/** A player as it comes from its form. */
export const embedFormSchema = z.object({
  name: nameSchema,
  classSessionId: z.string().max(64).optional(),
  origins: z.string().max(20_000).default(''),
  locale: z.enum(['zh', 'en']).optional(),
  colour: z.string().optional(),
  validFrom: daySchema.optional(),
  validUntil: daySchema.optional(),
})

interface ReadOptions {
  portal: Portal
  t: Translate
  timeZone: string
}

/** What it comes to, or what to mend, each in words. */
export function readEmbedForm(
  form: z.output<typeof embedFormSchema>,
  { portal, t, timeZone }: ReadOptions,
) {
  const { name, classSessionId = null, locale = null, validFrom, validUntil } = form
  const { origins, mistakes } = readOriginList(form.origins, originOptions(portal))
  const problems: Record<string, string> = {}
  if (mistakes.length > 0) {
    problems.origins = mistakes.map((mistake) => explainOrigin(mistake, t)).join(' ')
  } else if (origins.length > mostOrigins) {
    problems.origins = t('partner.form.tooManySites', { most: mostOrigins })
  }
  const colour = form.colour ? readColour(form.colour) : null
  if (form.colour && !colour) problems.colour = t('partner.form.colourBad')
  const on = (day: string | undefined) => (day ? midnightOf(day, timeZone) : null)
  const embed = {
    name,
    origins,
    locale,
    colour,
    validFrom: on(validFrom),
    validUntil: on(validUntil),
  }
  return { embed, classSessionId, problems: Object.keys(problems).length > 0 ? problems : null }
}

/** Which origins may be listed here. */
export const originOptions = ({ settings }: Portal) => ({
  portalOrigin: settings.portalOrigin,
  allowed: settings.EMBED_ORIGINS,
})

function explainOrigin({ typed, problem, suggestion }: OriginMistake, t: Translate) {
  const line = t('partner.origin.line', { typed, problem: t(`partner.origin.${problem}`) })
  return suggestion ? `${line} ${t('partner.origin.meant', { origin: suggestion })}` : line
}

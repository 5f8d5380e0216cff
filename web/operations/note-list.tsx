import { TriangleAlert } from 'lucide-react'
import { useFormatter, useTranslations } from 'use-intl/react'
import type { Note } from './find-notes'

/** What is wrong, with its figures, and what to do about it. */
export function NoteList({ notes, now }: { notes: readonly Note[]; now: Date }) {
  const t = useTranslations('operations')
  const format = useFormatter()
  return (
    <ul aria-label={t('notes')} className="space-y-2">
      {notes.map(({ code, values, at }) => (
        <li key={`${code} ${values.code ?? ''}`} className="flex gap-2.5 rounded-lg bg-sunken p-3">
          <TriangleAlert aria-hidden="true" className="mt-1 size-4 shrink-0 text-cinnabar" />
          <p className="max-w-[70ch] text-[0.9375rem]">
            <strong className="font-semibold">{t(`note.${code}.what`, values)}</strong>{' '}
            {at && <span className="text-muted">({format.relativeTime(at, now)})</span>}{' '}
            {t(`note.${code}.mend`, values)}
          </p>
        </li>
      ))}
    </ul>
  )
}

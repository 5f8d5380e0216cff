import { connection } from 'next/server'

interface BarePageProps {
  searchParams: Promise<{ rows?: string }>
}

/** Rows as a catalogue has them, and nothing behind them. */
export default async function BarePage({ searchParams }: BarePageProps) {
  await connection()
  const { rows } = await searchParams
  return (
    <ul>
      {Array.from({ length: Number(rows) }, (_, row) => `Class ${row}`).map((title) => (
        <li key={title} className="flex flex-wrap items-center justify-between gap-3 py-3">
          <a href={`/watch/${title}`} className="font-semibold underline">
            {title}
          </a>
          <p className="text-muted">Spruce Primary School · Mathematics · Grade 3</p>
        </li>
      ))}
    </ul>
  )
}

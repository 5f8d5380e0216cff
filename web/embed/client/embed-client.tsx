import { createRoot } from 'react-dom/client'
import { ReaderProvider } from '../../i18n/reader-provider'
import { EmbedPlayer } from './embed-player'
import { readFacts } from './facts'
import './embed.css'

const place = document.getElementById('embed')
if (place) {
  const { facts, messages } = readFacts(document)
  createRoot(place).render(
    <ReaderProvider locale={facts.locale} timeZone={facts.timeZone} messages={messages}>
      <EmbedPlayer facts={facts} />
    </ReaderProvider>,
  )
}

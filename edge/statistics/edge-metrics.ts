import type { VarnishCounters } from './varnish-statistics'

interface Family {
  name: string
  help: string
  type: 'counter' | 'gauge'
  samples: { labels?: string; value: number }[]
}

const total = (name: string, help: string, value = 0): Family => ({
  name: `seedling_edge_${name}_total`,
  help,
  type: 'counter',
  samples: [{ value }],
})

const now = (name: string, help: string, value = 0): Family => ({
  name: `seedling_edge_${name}`,
  help,
  type: 'gauge',
  samples: [{ value }],
})

/** The edge's figures in Prometheus' text format. */
export function formatEdgeMetrics(counters: VarnishCounters) {
  const main = (name: string) => counters.get(`MAIN.${name}`)
  const families: Family[] = [
    total('requests', 'Requests of clients.', main('client_req')),
    total('hits', 'Requests answered from memory.', main('cache_hit')),
    total('stale', 'Requests answered with an object past its time.', main('cache_hit_grace')),
    total('misses', 'Requests that needed a fetch.', main('cache_miss')),
    total('passes', 'Requests that could not be shared.', main('s_pass')),
    total('coalesced', 'Requests that waited for a fetch of another.', main('busy_sleep')),
    total('fetches', 'Requests to origins.', main('backend_req')),
    total('failed_fetches', 'Fetches that failed.', main('fetch_failed')),
    total('failed_connections', 'Connections to origins that failed.', main('backend_fail')),
    total('bad_requests', 'Requests that could not be read.', main('client_req_400')),
    total('dropped_sessions', 'Connections of clients dropped under load.', main('sess_dropped')),
    total('evictions', 'Objects removed to make room.', main('n_lru_nuked')),
    total('dropped_threads', 'Times a thread could not be made.', main('threads_failed')),
    total('sent_header_bytes', 'Bytes of headers sent to clients.', main('s_resp_hdrbytes')),
    total('sent_body_bytes', 'Bytes of bodies sent to clients.', main('s_resp_bodybytes')),
    now('objects', 'Objects in memory.', main('n_object')),
    now('threads', 'Worker threads.', main('threads')),
    now('storage_bytes', 'Memory taken by media.', counters.get('SMA.s0.g_bytes')),
    now('uptime_seconds', 'Time since the engine began.', main('uptime')),
    originHealth(counters),
  ]
  return families.map(formatFamily).join('')
}

/** The lowest bit of a backend's `happy` counter is its newest probe. */
function originHealth(counters: VarnishCounters): Family {
  const samples = [...counters].flatMap(([name, value]) => {
    const nodeName = /^VBE\.[^.]+\.origin_([a-z0-9-]+)\.happy$/.exec(name)?.[1]
    return nodeName ? [{ labels: `{node="${nodeName}"}`, value: value % 2 }] : []
  })
  return {
    name: 'seedling_edge_origin_up',
    help: 'Whether the newest probe of a media node succeeded.',
    type: 'gauge',
    samples,
  }
}

function formatFamily({ name, help, type, samples }: Family) {
  const lines = samples.map(({ labels = '', value }) => `${name}${labels} ${value}\n`)
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`
}

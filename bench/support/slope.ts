export interface Sample {
  x: number
  y: number
}

/** How much y grows with each unit of x, by least squares; null where nothing can be said. */
export function slopeOf(samples: readonly Sample[]) {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [meanX, meanY] = [mean(samples.map(({ x }) => x)), mean(samples.map(({ y }) => y))]
  let [products, squares] = [0, 0]
  for (const { x, y } of samples) {
    products += (x - meanX) * (y - meanY)
    squares += (x - meanX) ** 2
  }
  return squares > 0 ? products / squares : null
}

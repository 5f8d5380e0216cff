import { setTimeout as wait } from 'node:timers/promises'
import { type RigOptions, SimulcastRig } from './simulcast-rig'

interface MeasureOptions extends RigOptions {
  seconds: number
  rounds: number
}

/** After targets were switched on or off, until all runs evenly again. */
const settleMs = 5_000

/** CPU seconds a minute: of the node without and with its targets, by turns, and of the copies beside it. */
export async function measureSimulcast({ seconds, rounds, ...options }: MeasureOptions) {
  const rig = await SimulcastRig.open(options)
  const measure = async (isOn: boolean) => {
    await rig.switchAll(isOn)
    await wait(settleMs)
    const [before, startedAtMs] = [rig.readCost(), performance.now()]
    await wait(seconds * 1000)
    const after = rig.readCost()
    rig.expectRunning()
    const minutes = (performance.now() - startedAtMs) / 60_000
    return {
      node: (after.node - before.node) / minutes,
      copies: (after.copies - before.copies) / minutes,
    }
  }
  try {
    const costs: { alone: number; together: number; copies: number }[] = []
    let droppedFrames = 0
    for (let round = 0; round < rounds; round += 1) {
      const { node: alone } = await measure(false)
      const { node: together, copies } = await measure(true)
      costs.push({ alone, together, copies })
      droppedFrames += await rig.countDroppedFrames()
    }
    const nodeAlone = mean(costs.map(({ alone }) => alone))
    const nodeWithTargets = mean(costs.map(({ together }) => together))
    return {
      ...{ nodeAlone, nodeWithTargets, droppedFrames },
      nodePerTarget: (nodeWithTargets - nodeAlone) / options.targets,
      ffmpegPerTarget: mean(costs.map(({ copies }) => copies)) / options.targets,
    }
  } finally {
    await rig.close()
  }
}

const mean = (figures: number[]) => figures.reduce((sum, each) => sum + each, 0) / figures.length

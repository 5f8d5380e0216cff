import { customPinyin, pinyin } from 'pinyin-pro'
import { namesByCode, placeReadings, usualNames } from './place-readings'
import { provinceNames } from './province-names'

customPinyin({ ...placeReadings })

/** What a division is, by the end of its name; the longest first. */
const kinds = [
  ['高新技术产业开发区', 'High-tech Industrial Development Zone'],
  ['高技术产业开发区', 'High-tech Industrial Development Zone'],
  ['高新技术产业园区', 'High-tech Industrial Park'],
  ['高新技术开发区', 'High-tech Development Zone'],
  ['航空港经济综合实验区', 'Airport Economy Zone'],
  ['经济技术开发区', 'Economic and Technological Development Zone'],
  ['循环化工园区', 'Circular Chemical Industry Park'],
  ['城乡一体化示范区', 'Urban and Rural Demonstration Zone'],
  ['现代产业园区', 'Modern Industry Park'],
  ['经济开发区', 'Economic Development Zone'],
  ['行政委员会', 'Administrative Committee'],
  ['街道办事处', 'Subdistrict'],
  ['风景名胜区', 'Scenic Area'],
  ['工业园区', 'Industrial Park'],
  ['开发区', 'Development Zone'],
  ['高新区', 'High-tech Zone'],
  ['示范区', 'Demonstration Zone'],
  ['管理区', 'Management Area'],
  ['管委会', 'Administrative Committee'],
  ['生态园', 'Ecological Park'],
  ['自治州', 'Autonomous Prefecture'],
  ['自治县', 'Autonomous County'],
  ['自治旗', 'Autonomous Banner'],
  ['左翼中旗', 'Left Middle Banner'],
  ['左翼后旗', 'Left Rear Banner'],
  ['右翼前旗', 'Right Front Banner'],
  ['右翼中旗', 'Right Middle Banner'],
  ['右翼后旗', 'Right Rear Banner'],
  ['联合旗', 'United Banner'],
  ['左旗', 'Left Banner'],
  ['右旗', 'Right Banner'],
  ['前旗', 'Front Banner'],
  ['中旗', 'Middle Banner'],
  ['后旗', 'Rear Banner'],
  ['地区', 'Prefecture'],
  ['街道', 'Subdistrict'],
  ['新区', 'New Area'],
  ['矿区', 'Mining District'],
  ['特区', 'Special District'],
  ['市', 'City'],
  ['区', 'District'],
  ['县', 'County'],
  ['旗', 'Banner'],
  ['盟', 'League'],
  ['镇', 'Town'],
  ['乡', 'Township'],
] as const

const peoples =
  '蒙古|回|藏|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|普米|塔吉克|怒|保安|裕固|独龙|各'
/** Who governs itself there: left out in English, where it would be longer than the name. */
const ofPeoples = new RegExp(
  `^(.{2,}?)(?:(?:${peoples})族|蒙古|哈萨克|柯尔克孜|塔吉克|锡伯)*(?:族)?$`,
  'u',
)

/** A city's or county's name as English writes it: read by pinyin, with what it is behind. */
export function romaniseDivision(regionCode: string, zh: string): string {
  const whole = namesByCode[regionCode]
  if (whole) return whole
  const kind = kinds.find(([end]) => zh.endsWith(end) && isName(zh.slice(0, -end.length), end))
  if (!kind) return romanise(zh, zh)
  const [end, english] = kind
  const name = nameOf(zh.slice(0, -end.length), end)
  return [name && romanise(name, `${name}${end}`), english].filter(Boolean).join(' ')
}

/** 清新区 is the district of Qingxin, and no new area. */
const isName = (rest: string, end: string) =>
  end.length === 1 || end.endsWith('开发区') || ['矿区', '高新区', '工业园区'].includes(end)
    ? rest.length > 0 || end.length > 1
    : rest.length > 1

function nameOf(rest: string, end: string) {
  if (end.startsWith('自治') || /族$/u.test(rest)) return ofPeoples.exec(rest)?.[1] ?? rest
  return end.length > 1 && rest.length > 2 ? rest.replace('市', '') : rest
}

const provinceReadings = new Set(Object.values(provinceNames))

/** By its readings within the whole, which may say how it is read. */
function romanise(name: string, whole: string) {
  const usual = usualNames[name]
  if (usual) return usual
  const syllables = pinyin(whole, { toneType: 'none', type: 'array' }).slice(0, [...name].length)
  const [first = '', second = '', ...others] = syllables
  const province = join([first, second])
  // Zones say where they lie before they say their name.
  if (others.length > 1 && provinceReadings.has(province) && whole.length > name.length + 2)
    return `${province} ${join(others)}`
  return join(syllables)
}

/** Xi'an, not Xian. */
function join(syllables: readonly string[]) {
  const text = syllables
    .map((syllable, at) => (at > 0 && /^[aeo]/.test(syllable) ? `'${syllable}` : syllable))
    .join('')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

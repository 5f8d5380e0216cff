import { expect, test } from 'vitest'
import { type Division, findDivision, listCities, listCounties, listProvinces } from './divisions'

const cities = listProvinces().flatMap(({ regionCode }) => listCities(regionCode))
const counties = cities.flatMap(({ regionCode }) => listCounties(regionCode))
const all: Division[] = [...cities, ...counties]

test.each([
  // Readings that are easily wrong.
  ['500100', '重庆市', 'Chongqing City'],
  ['350200', '厦门市', 'Xiamen City'],
  ['610100', '西安市', "Xi'an City"],
  ['430100', '长沙市', 'Changsha City'],
  ['341500', '六安市', "Lu'an City"],
  ['341600', '亳州市', 'Bozhou City'],
  ['331000', '台州市', 'Taizhou City'],
  ['330382', '乐清市', 'Yueqing City'],
  ['371722', '单县', 'Shan County'],
  ['320116', '六合区', 'Luhe District'],
  ['510100', '成都市', 'Chengdu City'],
  ['510117', '郫都区', 'Pidu District'],
  ['510682', '什邡市', 'Shifang City'],
  ['511527', '筠连县', 'Junlian County'],
  ['420116', '黄陂区', 'Huangpi District'],
  ['222404', '珲春市', 'Hunchun City'],
  ['141024', '洪洞县', 'Hongtong County'],
  ['341621', '涡阳县', 'Guoyang County'],
  ['341021', '歙县', 'She County'],
  ['130726', '蔚县', 'Yu County'],
  ['410621', '浚县', 'Xun County'],
  ['130224', '滦南县', 'Luannan County'],
  ['130225', '乐亭县', 'Laoting County'],
  ['371481', '乐陵市', 'Laoling City'],
  ['620722', '民乐县', 'Minle County'],
  ['621223', '宕昌县', 'Tanchang County'],
  ['411104', '召陵区', 'Shaoling District'],
  ['411726', '泌阳县', 'Biyang County'],
  ['140428', '长子县', 'Zhangzi County'],
  ['371524', '东阿县', "Dong'e County"],
  ['440113', '番禺区', 'Panyu District'],
  ['441900', '东莞市', 'Dongguan City'],
  ['610829', '吴堡县', 'Wubu County'],
  ['652823', '尉犁县', 'Yuli County'],
  // What a division is.
  ['420102', '江岸区', "Jiang'an District"],
  ['310115', '浦东新区', 'Pudong New Area'],
  ['441803', '清新区', 'Qingxin District'],
  ['422800', '恩施土家族苗族自治州', 'Enshi Autonomous Prefecture'],
  ['420528', '长阳土家族自治县', 'Changyang Autonomous County'],
  ['469007', '东方市', 'Dongfang City'],
  ['410304', '瀍河回族区', 'Chanhe District'],
  ['429021', '神农架林区', 'Shennongjia Forestry District'],
  ['520203', '六枝特区', 'Liuzhi Special District'],
  ['150826', '杭锦后旗', 'Hangjin Rear Banner'],
  // Names that English has already.
  ['150100', '呼和浩特市', 'Hohhot City'],
  ['230100', '哈尔滨市', 'Harbin City'],
  ['650100', '乌鲁木齐市', 'Urumqi City'],
  ['653100', '喀什地区', 'Kashgar Prefecture'],
  ['540100', '拉萨市', 'Lhasa City'],
  ['710100', '台北市', 'Taipei City'],
  ['810101', '中西区', 'Central and Western District'],
])('%s %s is %s', (code, zh, en) => {
  expect(findDivision(code)).toEqual({ regionCode: code, zh, en })
})

test('every city and county has a name in Latin letters', () => {
  const odd = all.filter(({ en }) => !/^[A-Z][\p{Script=Latin}' -]+$/u.test(en))
  expect(odd).toEqual([])
})

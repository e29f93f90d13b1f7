import { impossibleIdNumber } from '@qingyuan/core/identifiers/invented-id-number';
import type { SeededRandom } from '@qingyuan/core/kernel/seeded-random';

const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾田董潘袁蔡蒋余杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆汪范廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤',
];
const GIVEN = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红春梅建国文斌宇浩凯健俊帆雪琴云飞燕玲志远思远晓东海波成林子涵欣怡梓轩雨桐佳慧国庆永福世昌德胜',
];

/** An invented person: the id number fails its check digit, the phone has a prefix that no operator has. */
export interface InventedPerson {
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly bankCard: string;
}

function inventName(random: SeededRandom): string {
  const given = random.chance(0.75) ? random.pick(GIVEN) + random.pick(GIVEN) : random.pick(GIVEN);
  return random.pick(SURNAMES) + given;
}

export function inventPerson(random: SeededRandom): InventedPerson {
  return {
    name: inventName(random),
    idNumber: impossibleIdNumber(random),
    phone: `100${digits(random, 8)}`,
    bankCard: `000000${digits(random, 13)}`,
  };
}

function digits(random: SeededRandom, count: number): string {
  return Array.from({ length: count }, () => random.integer(0, 9)).join('');
}

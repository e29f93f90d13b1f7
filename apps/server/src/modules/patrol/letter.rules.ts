import type { OnlineCapture, OnlineKind, OnlineReferral } from '@qingyuan/contract/patrol';

/** What the letter is about. */
export interface ReferredThing {
  readonly kind: OnlineKind;
  readonly name: string;
  readonly address: string;
  readonly platform: string;
  readonly operator: string;
  readonly icp: string;
  readonly hostPlace: string;
}

const KIND_NAMES: Readonly<Record<OnlineKind, string>> = {
  website: '网站',
  app: '应用程序（APP）',
  account: '网络账号',
  group: '网络群组',
};

/** The text of the letter to the telecom regulator, made from the record and nothing else. */
export function letterOf(
  thing: ReferredThing,
  referral: Pick<OnlineReferral, 'number' | 'letterOn' | 'addressee' | 'request' | 'sender'>,
  captures: readonly Pick<OnlineCapture, 'name' | 'sha256' | 'sm3' | 'takenAt'>[],
) {
  const kind = KIND_NAMES[thing.kind];
  const facts = [
    `名称：${thing.name}`,
    `地址（账号）：${thing.address}`,
    ...labelled('所在平台', thing.platform),
    ...labelled('主办单位', thing.operator),
    ...labelled('备案号', thing.icp),
    ...labelled('服务器所在地', thing.hostPlace),
  ];
  return {
    number: referral.number,
    title: `关于商请依法处置涉嫌传销${kind}的函`,
    addressee: referral.addressee,
    paragraphs: [
      `我单位在网上巡查中发现“${thing.name}”${kind}涉嫌传播传销信息、从事传销活动，已依法固定证据。现将有关情况函告如下：`,
      `${facts.join('；')}。`,
      referral.request,
      '请将处置情况及时函复我单位。',
    ],
    enclosures: captures.map(
      ({ name, sha256, sm3 }) => `固定证据清单：${name}，SHA-256 校验值 ${sha256}，SM3 校验值 ${sm3}`,
    ),
    sender: referral.sender,
    date: chineseDate(referral.letterOn),
  };
}

function labelled(label: string, value: string): string[] {
  return value === '' ? [] : [`${label}：${value}`];
}

/** `2026-09-05` as 2026年9月5日. */
function chineseDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

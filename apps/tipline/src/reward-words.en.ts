import type { RewardWords } from './reward-words.ts';

export default {
  open: 'Reward',
  openHint: 'A report that leads to a penalty may earn a reward.',
  title: 'Reward for your report',
  stage: {
    none: 'There is no reward for this report now. The office starts the procedure once an offence was punished.',
    deciding: 'Whether to give a reward is being decided.',
    ready: 'A reward was granted and waits for you.',
    account: 'Your account was received; the transfer is being prepared.',
    collecting: 'The reward is being paid.',
    paid: 'The reward was paid. Thank you.',
    expired: 'The time to collect has passed. If you had a good reason, tell us in a message.',
    refused: 'No reward was granted; see the messages for why. You may object in a message.',
    appeal: 'Your objection is being looked at.',
  },
  amount: (yuan: string) => `Amount: ${yuan} yuan`,
  until: (day: string) => `Please collect it by ${day}.`,
  choose: 'How would you like to collect it? Choose one of two ways.',
  counter: {
    title: '1. In cash at the office, without giving your name',
    text: 'First draw a PIN, then bring receipt code and PIN to the office. Anybody may come; nobody is asked for papers.',
    draw: 'Draw a PIN',
    again: 'Draw a new PIN (the old one becomes void)',
    has: 'You have drawn a PIN. If you forgot it, draw a new one; the old one becomes void.',
  },
  pin: {
    title: 'Your PIN',
    keep: 'Write it down next to the receipt code. It is shown only this once; we do not know it either.',
    care: 'Tell nobody before you stand at the counter. The staff never calls to ask for it.',
  },
  account: {
    title: '2. By transfer',
    text: 'Give an account. It is encrypted at once, only those who pay can open it, and it is erased after the transfer. It can be given once.',
    holder: 'Account holder',
    bank: 'Bank',
    number: 'Account number',
    give: 'Give this account',
    missing: 'Please fill this in.',
    wrong: 'An account number has 8 to 30 digits; please compare it again.',
  },
  back: 'Back to my report',
} satisfies RewardWords;

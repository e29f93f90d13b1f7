// What a mask leaves is enough to tell two records apart on a screen and too little to find a person outside.

function masked(text: string, head: number, tail: number): string {
  const characters = [...text];
  const hidden = characters.length - head - tail;
  // A text too short to hide at least as much as it shows is hidden as a whole.
  if (hidden < head + tail) return '*'.repeat(characters.length);
  return characters.slice(0, head).join('') + '*'.repeat(hidden) + characters.slice(characters.length - tail).join('');
}

/** `522***********1234`: first 3 and last 4; neither the county nor the date of birth stays readable. */
export function maskIdNumber(text: string): string {
  return masked(text, 3, 4);
}

/** `138****1234`: first 3 and last 4, as telephone bills show it. */
export function maskPhone(text: string): string {
  return text.length < 11
    ? '*'.repeat(text.length)
    : `${text.slice(0, 3)}${'*'.repeat(text.length - 7)}${text.slice(-4)}`;
}

/** `************1234`: the last 4 only. */
export function maskBankCard(text: string): string {
  return masked(text, 0, 4);
}

/** `张**`: the first character; a name of one character is hidden. */
export function maskName(text: string): string {
  const characters = [...text];
  return characters.length < 2 ? '*'.repeat(characters.length) : `${characters[0]}${'*'.repeat(characters.length - 1)}`;
}

import { saveFrom } from '../../../api/save-from.ts';

/** Saves a drawing of the page as a file of its own. */

const MARGIN = 16;
const LINE = 22;
/** More than this no browser draws reliably; a larger picture is drawn smaller. */
const MOST_SIDE = 16_000;
const MOST_PIXELS = 100_000_000;
const SHARP = 2;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The drawing at its own size, without what only the screen shows, below lines that say what it is. */
export function standaloneSvg(drawing: SVGSVGElement, lines: readonly string[]): Size & { readonly text: string } {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  for (const one of copy.querySelectorAll('[data-screen]')) one.remove();
  for (const name of ['role', 'tabindex', 'aria-label', 'aria-activedescendant']) copy.removeAttribute(name);
  const { width, height } = drawing.viewBox.baseVal;
  const head = MARGIN + lines.length * LINE;
  copy.setAttribute('x', String(MARGIN));
  copy.setAttribute('y', String(head));
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const whole = { width: width + 2 * MARGIN, height: head + height + MARGIN };
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('width', String(whole.width));
  svg.setAttribute('height', String(whole.height));
  svg.setAttribute('viewBox', `0 0 ${whole.width} ${whole.height}`);
  svg.setAttribute('font-family', drawing.getAttribute('font-family') ?? 'sans-serif');
  const ground = svg.appendChild(document.createElementNS(svg.namespaceURI, 'rect'));
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.setAttribute('fill', '#ffffff');
  for (const [at, line] of lines.entries()) {
    const text = svg.appendChild(document.createElementNS(svg.namespaceURI, 'text'));
    text.setAttribute('x', String(MARGIN));
    text.setAttribute('y', String(MARGIN + (at + 0.6) * LINE));
    text.setAttribute('font-size', at === 0 ? '16' : '12');
    text.setAttribute('fill', '#1c2733');
    text.textContent = line;
  }
  svg.append(copy);
  return { ...whole, text: `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}` };
}

/** Drawn twice as fine as on the screen, less where the picture would be too large. @throws when it cannot be drawn. */
export async function pngOf({ text, width, height }: Size & { readonly text: string }): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const scale = Math.min(SHARP, MOST_SIDE / width, MOST_SIDE / height, Math.sqrt(MOST_PIXELS / (width * height)));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.floor(width * scale));
    canvas.height = Math.max(1, Math.floor(height * scale));
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (blob === null) throw new Error('the picture could not be drawn');
    return blob;
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Long enough for any browser to have taken the content. */
const KEPT_MS = 30_000;

/** Hands a file to the browser's downloads. */
export function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  saveFrom(address, name);
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}

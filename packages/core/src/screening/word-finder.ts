import { foldText } from '../kernel/text.ts';

/** Finds many words at once in folded texts. */
export interface WordFinder {
  /** Numbers of the words that occur, ascending, each once. */
  find(folded: string): readonly number[];
}

interface Node {
  readonly next: Map<string, number>;
  /** Where to go on when the next letter does not fit. */
  fail: number;
  /** Words that end here, those of the fallbacks included. */
  words: readonly number[];
}

/**
 * An automaton (Aho and Corasick 1975): one pass over a text whatever the number of words. `words` are folded as the
 * texts must be. Time of a search: length of the text and number of hits.
 */
export function wordFinder(words: readonly string[]): WordFinder {
  const nodes = trieOf(words);
  linkFails(nodes);
  return {
    find: (folded) => {
      const found = new Set<number>();
      let at = 0;
      for (const letter of folded) {
        at = step(nodes, at, letter);
        for (const word of nodes[at]?.words ?? []) found.add(word);
      }
      return [...found].toSorted((a, b) => a - b);
    },
  };
}

function newNode(): Node {
  return { next: new Map(), fail: 0, words: [] };
}

function trieOf(words: readonly string[]): Node[] {
  const root = newNode();
  const nodes = [root];
  for (const [number, word] of words.entries()) {
    let node = root;
    for (const letter of foldText(word)) {
      const known = node.next.get(letter);
      const place = known ?? nodes.length;
      const child = nodes[place] ?? newNode();
      if (known === undefined) {
        node.next.set(letter, place);
        nodes.push(child);
      }
      node = child;
    }
    if (node !== root) node.words = [...node.words, number];
  }
  return nodes;
}

function linkFails(nodes: readonly Node[]): void {
  const queue = [...(nodes[0]?.next.values() ?? [])];
  for (let at = 0; at < queue.length; at += 1) {
    const node = nodes[queue[at] ?? 0];
    if (node === undefined) continue;
    for (const [letter, place] of node.next) {
      const child = nodes[place];
      if (child === undefined) continue;
      child.fail = step(nodes, node.fail, letter);
      child.words = [...child.words, ...(nodes[child.fail]?.words ?? [])];
      queue.push(place);
    }
  }
}

function step(nodes: readonly Node[], from: number, letter: string): number {
  for (let at = from; ;) {
    const next = nodes[at]?.next.get(letter);
    if (next !== undefined) return next;
    if (at === 0) return 0;
    at = nodes[at]?.fail ?? 0;
  }
}

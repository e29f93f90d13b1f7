import type { SchemeCandidate } from '@qingyuan/contract/scheme-thresholds';
import { CountingBasis } from '@qingyuan/contract/schemes';
import type { PersonFacts, StructureView } from '../structure-view.ts';

/** Persons read at a time. */
const PAGE = 200;
/** The basis that the report lists by stands first; then whoever reaches a threshold on another only. */
const BASES_LISTED = ['persons' as const, ...CountingBasis.options.filter((basis) => basis !== 'persons')];

export interface ListedPersons {
  readonly structure: Pick<StructureView, 'personsAbove'>;
  /** Compared with every test. */
  readonly candidate: (facts: PersonFacts) => Promise<SchemeCandidate>;
  /** Persons of whom an earlier penalty is recorded, whether they reach a threshold or not. */
  readonly punished: readonly SchemeCandidate[];
}

export interface Listed {
  readonly number: number;
  readonly facts: PersonFacts;
}

/** Whoever reaches the first threshold on any basis, once. */
export async function* listedPersons({ structure }: Pick<ListedPersons, 'structure'>): AsyncGenerator<Listed> {
  const seen = new Set<number>();
  for (const basis of BASES_LISTED) {
    for (let offset = 0; ; offset += PAGE) {
      const { total, rows } = await structure.personsAbove({ basis, threshold: '30_3' }, { offset, limit: PAGE });
      for (const facts of rows) {
        if (seen.has(facts.personId)) continue;
        seen.add(facts.personId);
        yield { number: seen.size, facts };
      }
      if (offset + PAGE >= total) break;
    }
  }
}

/** The same, compared with every test, and then whoever was punished before and is not among them. */
export async function* comparedPersons(
  of: ListedPersons,
): AsyncGenerator<{ readonly number: number; readonly person: SchemeCandidate }> {
  const seen = new Set<number>();
  let count = 0;
  for await (const { number, facts } of listedPersons(of)) {
    seen.add(facts.personId);
    count = number;
    yield { number, person: await of.candidate(facts) };
  }
  for (const person of of.punished) {
    if (seen.has(person.personId)) continue;
    count += 1;
    yield { number: count, person };
  }
}

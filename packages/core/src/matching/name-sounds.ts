/** How Chinese characters are written alike and said; given, since tables of characters are no affair of the rules. */
export interface NameSounds {
  /** The form in which names are compared: width, case, blanks, dots, traditional characters. Folding twice changes nothing. */
  readonly fold: (text: string) => string;
  /** The ways to say one folded character, in syllables without tones; as a surname when it begins the name. Empty when it is not Chinese. */
  readonly syllables: (character: string, begins: boolean) => readonly string[];
}

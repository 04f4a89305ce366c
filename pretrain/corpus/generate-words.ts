/** Content words: what is left of a text without grammar and names. */
import * as lexicon from './stories/lexicon';

const functionWords = new Set(
  `a an the this that these those some any no every each all both either neither none another other such what which who whom whose
   i you he she it we they me him her us them my your his its our their mine yours hers ours theirs myself yourself himself herself
   itself ourselves themselves someone somebody something anyone anybody anything everyone everybody everything nobody nothing one ones
   am is are was were be been being do does did doing done have has had having will would shall should can could may might must ought
   and or but nor so yet if then than because although though while when whenever where wherever until unless since as whether
   in on at by for with without about against between among into onto through during before after above below to from up down out off
   over under again of near beside behind beyond across along around toward towards upon within past per via
   not never only just too very quite rather also even still ever here there now how why yes oh let s t d ll re ve m don`.split(
    /\s+/,
  ),
);

const names = new Set(
  [lexicon.girls, lexicon.boys, lexicon.women, lexicon.men, lexicon.sheAnimals, lexicon.heAnimals]
    .flat()
    .map((name) => name.toLowerCase()),
);

/** The words of a text in lower case, letters only, that are neither function words nor names of the stories. */
export const contentWords = (text: string): string[] =>
  (text.toLowerCase().match(/[a-z]+/g) ?? []).filter((word) => !functionWords.has(word) && !names.has(word));

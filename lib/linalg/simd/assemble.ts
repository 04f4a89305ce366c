/** As much of WebAssembly's binary format as functions need that work on vectors in a memory of their own. */

/** Bytes, grouped as is convenient. */
export type Code = readonly (number | Code)[];

/** LEB128, unsigned. */
const count = (value: number): number[] =>
  value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...count(Math.floor(value / 0x80))];

/** LEB128, signed, for values of at least 0. */
const constant = (value: number): number[] =>
  value < 0x40 ? [value] : [(value & 0x7f) | 0x80, ...constant(Math.floor(value / 0x80))];

const vector = (instruction: number): Code => [0xfd, count(instruction)];
const [alignedTo4, alignedTo8, alignedTo16] = [2, 3, 4];

/** Instructions, by the names of the specification; what they take is already on the stack. */
export const get = (local: number): Code => [0x20, local];
export const set = (local: number): Code => [0x21, local];
export const int = (value: number): Code => [0x41, constant(value)];
export const addInts: Code = [0x6a];
export const isBelow: Code = [0x49];
/** Of a, b and a condition: a where it is not 0, else b. */
export const select: Code = [0x1b];
export const storeSingle = (offset: number): Code => [0x38, alignedTo4, count(offset)];
export const storeDouble = (offset: number): Code => [0x39, alignedTo8, count(offset)];
export const addDoubles: Code = [0xa0];
/** A double from the stack in both halves of a pair. */
export const twice: Code = vector(20);
/** One double in both halves of a pair. */
export const loadTwice = (offset: number): Code => [vector(10), alignedTo8, count(offset)];
export const loadPair = (offset: number): Code => [vector(0), alignedTo16, count(offset)];
export const storePair = (offset: number): Code => [vector(11), alignedTo16, count(offset)];
export const zeroPair: Code = [vector(12), new Array<number>(16).fill(0)];
export const lane = (index: number): Code => [vector(33), index];
/** The same vector taken as four singles. */
export const laneOfFour = (index: number): Code => [vector(31), index];
export const addFours: Code = vector(228);
export const multiplyFours: Code = vector(230);
export const addPairs: Code = vector(240);
export const subtractPairs: Code = vector(241);
export const multiplyPairs: Code = vector(242);
export const dividePairs: Code = vector(243);

/** Four singles or four 32-bit integers in one vector; sixteen bytes, whatever they mean, are loaded as a pair is. */
export const [loadFours, storeFours, zeroFours] = [loadPair, storePair, zeroPair];
/** One single in all four places. */
export const loadFourTimes = (offset: number): Code => [vector(9), alignedTo4, count(offset)];
/** Two singles in the lower half. */
export const loadTwoSingles = (offset: number): Code => [vector(93), alignedTo8, count(offset)];
/** An integer from the stack in all four places. */
export const intFourTimes: Code = vector(17);
/** Halves to the even neighbour. */
export const roundFours: Code = vector(106);
export const magnitudeOfFours: Code = vector(224);
export const negateFours: Code = vector(225);
export const subtractFours: Code = vector(229);
export const divideFours: Code = vector(231);
/** Of a and b: b where b is below a, else a; and b where b is above a. What is no number is never below or above. */
export const lowerFours: Code = vector(234);
export const higherFours: Code = vector(235);
/** Ones in the bits of every place where it holds, zeros elsewhere. */
export const areBelow: Code = vector(67);
export const areAtMost: Code = vector(69);
export const areAboveAsIntegers: Code = vector(59);
export const subtractIntegers: Code = vector(177);
/** Of a and b and a mask: the bits of a where it has ones, those of b elsewhere. */
export const choose: Code = vector(82);
/** Of a and a mask: a where the mask has zeros, 0 elsewhere. */
export const without: Code = vector(79);
/** Whole numbers from singles (0 from what is no number), and back. */
export const toIntegers: Code = vector(248);
export const toSingles: Code = vector(250);
/** Eight 16-bit integers from two vectors of 32-bit ones, and four from the lower or the upper half of eight. */
export const narrow: Code = vector(133);
export const [widenLower, widenUpper] = [vector(167), vector(168)];
/** Two doubles from the lower two of four singles, and two singles, with zeros behind them, from two doubles. */
export const toDoubles: Code = vector(95);
export const fromDoubles: Code = vector(94);

const bytesOfPlace = [0, 1, 2, 3];
/** Four 32-bit places, each filled from one of eight: 0 to 3 are those of a, 4 to 7 those of b. */
export const places = (...from: readonly [number, number, number, number]): Code => [
  vector(13),
  from.map((place) => bytesOfPlace.map((byte) => 4 * place + byte)),
];
/** A mask over four places. */
export const mask = (...on: readonly [boolean, boolean, boolean, boolean]): Code => [
  vector(12),
  on.map((here) => bytesOfPlace.map(() => (here ? 0xff : 0))),
];

/** The same for each of `length` registers or places. */
export const all = <T>(length: number, make: (i: number) => T): T[] => Array.from({ length }, (_, i) => make(i));

/** Moves a cursor by so many bytes. */
export const move = (local: number, by: number): Code => [get(local), int(by), addInts, set(local)];

/** Runs `body`, and again as long as `again` leaves something other than 0. */
export const repeat = (body: Code, again: Code): Code => [0x03, 0x40, body, again, 0x0d, 0, 0x0b];

const flat = (code: Code): number[] => code.flat(Infinity as 1) as number[];

const sized = (code: Code): number[] => {
  const bytes = flat(code);
  return [...count(bytes.length), ...bytes];
};

const section = (id: number, content: Code): Code => [id, sized(content)];
const name = (text: string): Code => sized([...new TextEncoder().encode(text)]);

const [int32, vector128] = [0x7f, 0x7b];

export interface Routine {
  /** Parameters, all 32-bit integers: the first locals. */
  readonly parameters: number;
  /** Locals of each type: integers, then vectors. */
  readonly integers: number;
  readonly vectors: number;
  readonly code: Code;
}

const typeOf = ({ parameters }: Routine): Code => [0x60, parameters, new Array<number>(parameters).fill(int32), 0];

const bodyOf = ({ integers, vectors, code }: Routine): Code =>
  sized([2, integers, int32, vectors, vector128, code, 0x0b]);

const list = (items: readonly Code[]): Code => [count(items.length), ...items];

/** A module that exports the routines, which return nothing, by their names, and their `memory`. */
export function assembleAll(routines: Readonly<Record<string, Routine>>): Uint8Array<ArrayBuffer> {
  const each = Object.values(routines);
  const exported = Object.keys(routines).map((key, i): Code => [name(key), 0, i]);
  const sections: Code = [
    section(1, list(each.map(typeOf))),
    section(3, list(each.map((_, i) => [i]))),
    section(5, [1, 0, 1]),
    section(7, list([...exported, [name('memory'), 2, 0]])),
    section(10, list(each.map(bodyOf))),
  ];
  return Uint8Array.from(flat([0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0, sections]));
}

/** A module of one routine, `run`. */
export const assemble = (run: Routine): Uint8Array<ArrayBuffer> => assembleAll({ run });

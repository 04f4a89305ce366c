/** The words of the stories, in lists by what they are for. */
export * from './names';
export * from './roles';
export * from './things';
export * from './places';
export * from './seasons';
export * from './manner';

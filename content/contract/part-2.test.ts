import { lawsOf } from './laws';

await lawsOf(1, 3);

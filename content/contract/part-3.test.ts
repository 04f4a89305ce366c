import { lawsOf } from './laws';

await lawsOf(2, 3);

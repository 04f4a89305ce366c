import { lawsOf } from './laws';

await lawsOf(0, 3);

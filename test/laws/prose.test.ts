import { holdLaws, readersOfProse } from './reader-laws'

for (const reader of readersOfProse) holdLaws(reader)

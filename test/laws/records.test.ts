import { holdLaws, otherReaders } from './reader-laws'

for (const reader of otherReaders) holdLaws(reader)

import fc from 'fast-check'

// Properties are tried on the same cases in each run, so that a red run is red for its change. New cases are
// sought on purpose: FC_SEED=$RANDOM npm test.
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 146) })

// Property tests draw the same cases at every run, so that a red run means a change. PROPERTY_RUNS=n explores: n new cases for each property.
import fc from 'fast-check';

if (process.env.PROPERTY_RUNS === undefined) fc.configureGlobal({ seed: 20_261_124 });

// The same random input on each run, so that a change is judged by what it does and not by luck: a law that fails from
// now on fails for the change. Whoever asks for more input (`POR_RUNS`) gets other input, too.
import fc from "fast-check";

if (process.env.POR_RUNS === undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20_261_130 });

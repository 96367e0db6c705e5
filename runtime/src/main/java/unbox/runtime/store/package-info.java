/**
 * What an experiment's folder remembers of its runs, in its hidden folder {@code .unbox}: which pictures are there and how
 * each was computed, so that a run goes on where another was stopped, at whatever moment that was, and takes what is there.
 */
package unbox.runtime.store;

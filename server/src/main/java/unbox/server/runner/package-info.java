/**
 * Runs scripts for the editor: starts {@code unbox serve} when it is first needed, passes on what it tells, and survives it.
 * Begin reading at {@link unbox.server.runner.Runners}.
 */
package unbox.server.runner;

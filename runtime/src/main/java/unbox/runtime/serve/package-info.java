/**
 * The runner as a process: {@code unbox serve} speaks JSON-RPC on its standard input and output, so that an editor or
 * another program can run scripts without waiting for a model to load. docs/serve.md has the protocol.
 */
package unbox.runtime.serve;

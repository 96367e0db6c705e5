/**
 * What runs have in common. Pictures fall into {@link unbox.runtime.share.Batch batches}, and a batch is a tree of
 * {@link unbox.runtime.share.Wave waves}: runs that have been alike so far are one row, and part where their edits do.
 * Nothing here computes; the same pictures always give the same tree.
 */
package unbox.runtime.share;

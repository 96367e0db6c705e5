/**
 * What an edit does to a block's output. An operation becomes {@link unbox.runtime.edit.Changes changes}, features and how
 * much of each at every position; a batch's changes are then {@link unbox.runtime.edit.EditedOutput carried out} at once.
 */
package unbox.runtime.edit;

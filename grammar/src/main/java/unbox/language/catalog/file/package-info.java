/**
 * Small files that may be wrong: reading them says in a sentence which file it is and what is wrong with it.
 */
package unbox.language.catalog.file;

/**
 * CLIP's tokenizer in pure Java: a prompt is cleaned, cut into words, and each word into pieces of the vocabulary. Every token
 * keeps its place in the prompt.
 */
package unbox.language.catalog.clip;

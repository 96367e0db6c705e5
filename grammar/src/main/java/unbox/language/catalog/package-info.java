/**
 * What is known of a model without running it: its blocks, its autoencoders and their features, its limits. Pure Java, and
 * nothing here is ever downloaded.
 */
package unbox.language.catalog;

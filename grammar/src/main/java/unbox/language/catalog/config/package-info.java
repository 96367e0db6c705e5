/**
 * The configuration files of a model, each as a record of what the runtime needs. A value that it cannot run is refused on
 * reading.
 */
package unbox.language.catalog.config;

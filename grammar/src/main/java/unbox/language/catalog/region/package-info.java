/**
 * Regions of a picture as weights, on its pixels or on a block's grid. Only here pictures are read, and only where a mask
 * asks for it.
 */
package unbox.language.catalog.region;
